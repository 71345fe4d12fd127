using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Search;

/// <summary>One label of one entry as Lucene keeps it: terms to find it by, and one small value to judge it by.</summary>
internal sealed class LabelDocument : IDisposable
{
    public const string Grams = "g", Words = "w", Stems = "s", Filters = "f", Concept = "c", Judged = "j";

    private static readonly FieldType Terms = new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    private readonly ReadyTerms _grams = new(), _words = new(), _stems = new(), _filters = new();

    /// <summary>The same object serves all labels after each other: Lucene has read one when the next is asked for.</summary>
    public IEnumerable<IIndexableField> Of(SearchEntry entry, SearchLabel label)
    {
        var key = SearchText.Key(label.Text);
        if (key.Length == 0) return [];
        return
        [
            new Field(Grams, _grams.With(LabelTerms.Grams(key)), Terms),
            new Field(Words, _words.With(LabelTerms.Words(key)), Terms),
            new Field(Stems, _stems.With(label.Role == TextRole.Code ? [] : LabelTerms.Stems(key)), Terms),
            new Field(Filters, _filters.With(FiltersOf(entry, label)), Terms),
            new StringField(Concept, entry.Key, Field.Store.NO),
            new BinaryDocValuesField(Judged, new BytesRef(Pack(entry, label))),
        ];
    }

    public void Dispose()
    {
        _grams.Dispose();
        _words.Dispose();
        _stems.Dispose();
        _filters.Dispose();
    }

    public static string Kind(FoundKind kind) => $"kind:{(int)kind}";
    public static string Source(string source) => $"source:{source}";
    public static string Area(Guid area) => $"area:{area:N}";
    public static string Use(EntryUse use) => $"use:{(int)use}";
    public const string Preferred = "preferred";

    private static IEnumerable<string> FiltersOf(SearchEntry entry, SearchLabel label)
    {
        yield return Kind(entry.Kind);
        yield return Source(entry.Source);
        yield return Use(entry.Use);
        if (entry.Area is { } area) yield return Area(area);
        if (label.Role == TextRole.Preferred) yield return Preferred;
    }

    private static byte[] Pack(SearchEntry entry, SearchLabel label) =>
        Encoding.UTF8.GetBytes($"{(char)('0' + (int)label.Role)}{(char)('0' + (int)label.Language)}{(char)('0' + (int)entry.Use)}{(entry.IsOwn ? 'o' : 'i')}{entry.Key}\t{label.Text.Replace('\t', ' ')}\t{entry.Stamp}");

    /// <summary>What <see cref="Judged"/> holds, read back.</summary>
    public static JudgedLabel Unpack(BytesRef packed)
    {
        var text = Encoding.UTF8.GetString(packed.Bytes, packed.Offset, packed.Length);
        var (first, last) = (text.IndexOf('\t'), text.LastIndexOf('\t'));
        return new(text[4..first], text[(first + 1)..last], (TextRole)(text[0] - '0'), (Language)(text[1] - '0'), (EntryUse)(text[2] - '0'), text[3] == 'o', text[(last + 1)..]);
    }
}

internal readonly record struct JudgedLabel(string Key, string Text, TextRole Role, Language Language, EntryUse Use, bool IsOwn, string Stamp);
