using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>A piece of a YAML file, with where it begins: both from 1.</summary>
internal abstract record YamlNode(int Line, int Column);

/// <summary>Always the letters as they stand: <c>no</c>, <c>1.0</c> and <c>2026-01-01</c> are texts until a field asks for more.</summary>
/// <param name="IsBlock">Written under a bar, so that its letters begin on the next line.</param>
internal sealed record YamlText(string Value, bool IsBlock, bool IsQuoted, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlMap(IReadOnlyList<(YamlText Key, YamlNode Value)> Entries, int Line, int Column) : YamlNode(Line, Column);

/// <summary>What stops a file or is worth knowing of it.</summary>
/// <param name="Code">The sentence is <c>yaml.note.{Code}</c>.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
/// <param name="Stops">Nothing of the file is taken in.</param>
public sealed record YamlNote(string Code, int Line, bool Stops, object[] Args)
{
    public static YamlNote Stop(string code, int line, params object[] args) => new(code, line, true, args);
    public static YamlNote Tell(string code, int line, params object[] args) => new(code, line, false, args);
}

/// <summary>Reads YAML without believing it: one document, texts, lists and mappings. No anchors, so that nothing unfolds into
/// more than was sent; no tags, so that nothing in a file names a type; no key twice, so that nothing is silently lost.</summary>
internal static class YamlTree
{
    public const int MostBytes = 1024 * 1024;
    private const int MostDepth = 12;

    /// <summary>The mapping a file is, or why it is none.</summary>
    public static (YamlMap? Root, YamlNote? Fault) Read(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return (null, YamlNote.Stop("empty", 0));
            var root = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _)) return (null, YamlNote.Stop("several", (int)parser.Current!.Start.Line));
            return root is YamlMap map ? (map, null) : (null, YamlNote.Stop(root is YamlText { Value: "" } ? "empty" : "not-a-mapping", root.Line));
        }
        catch (Stopped stopped)
        {
            return (null, stopped.Note);
        }
        catch (YamlException bad)
        {
            return (null, TabAfter(text, (int)bad.Start.Line) is { } tab ? YamlNote.Stop("tab", tab) : YamlNote.Stop("not-yaml", (int)bad.Start.Line));
        }
    }

    private static YamlNode Node(Parser parser, int depth)
    {
        var at = parser.Current!.Start;
        var (line, column) = ((int)at.Line, (int)at.Column);
        if (depth > MostDepth) throw new Stopped(YamlNote.Stop("too-deep", line, MostDepth));
        if (parser.Current is AnchorAlias || parser.Current is NodeEvent { Anchor.IsEmpty: false }) throw new Stopped(YamlNote.Stop("anchor", line));
        if (parser.Current is NodeEvent { Tag.IsEmpty: false }) throw new Stopped(YamlNote.Stop("tag", line));
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(scalar.Value, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded, scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, line, column);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, depth + 1));
            return new YamlList(items, line, column);
        }
        parser.Consume<MappingStart>();
        return Mapping(parser, depth, line, column);
    }

    private static YamlMap Mapping(Parser parser, int depth, int line, int column)
    {
        var (entries, seen) = (new List<(YamlText, YamlNode)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, depth + 1) is not YamlText key) throw new Stopped(YamlNote.Stop("not-yaml", line));
            if (!seen.TryAdd(key.Value, key.Line)) throw new Stopped(YamlNote.Stop("key-twice", key.Line, key.Value, seen[key.Value]));
            entries.Add((key, Node(parser, depth + 1)));
        }
        return new YamlMap(entries, line, column);
    }

    /// <summary>The reader tells where the piece begins that it could not make out; the tab stands somewhere after.</summary>
    private static int? TabAfter(string text, int line)
    {
        var lines = text.Split('\n');
        var at = Array.FindIndex(lines, Math.Clamp(line - 1, 0, lines.Length), l => l.TrimStart(' ').StartsWith('\t'));
        return at < 0 ? null : at + 1;
    }

    private sealed class Stopped(YamlNote note) : Exception
    {
        public YamlNote Note { get; } = note;
    }
}
