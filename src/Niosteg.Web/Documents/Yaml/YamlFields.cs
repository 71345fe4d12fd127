using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>What the fields of one file have in common: what was noted of them, and where each text stands.</summary>
internal sealed class YamlReading
{
    public List<YamlNote> Notes { get; } = [];
    /// <summary>By path and language: <c>tasks.0</c>, <c>levels.3.text</c>.</summary>
    public Dictionary<(string Path, Language Language), YamlText> Places { get; } = [];

    public void Stop(string code, int line, params object[] args) => Notes.Add(YamlNote.Stop(code, line, args));
}

/// <summary>The fields of one mapping. Whatever is not as it should be is noted with its line, and the reading goes on, so that
/// everything that is wrong is told at once.</summary>
internal sealed class YamlFields(YamlMap map, string path, YamlReading reading)
{
    private readonly HashSet<string> _asked = [];

    public int Line => map.Line;

    public YamlNode? Of(string key)
    {
        _asked.Add(key);
        var at = map.Entries.FirstOrDefault(e => e.Key.Value == key).Value;
        return at is YamlText { Value: "", IsQuoted: false, IsBlock: false } ? null : at;
    }

    /// <summary>A text in one language or both.</summary>
    public LocalText Text(string key, bool needed = false)
    {
        if (Of(key) is { } node) return TextOf(node, path + key, key);
        if (needed) reading.Stop("missing", Line, key);
        return LocalText.Empty;
    }

    public IReadOnlyList<LocalText> Texts(string key) => [.. Items(key).Select((item, i) => TextOf(item, $"{path}{key}.{i}", key))];

    public IReadOnlyList<YamlFields> Maps(string key) => [.. Items(key).Select((item, i) => In(item, $"{path}{key}.{i}.", key)).OfType<YamlFields>()];

    public YamlFields? Map(string key) => Of(key) is { } node ? In(node, $"{path}{key}.", key) : null;

    /// <summary>Every key with its mapping, for keys that are numbers.</summary>
    public IEnumerable<(int Number, YamlFields Fields)> Numbered(string key, int most)
    {
        if (Of(key) is not { } node) yield break;
        if (node is not YamlMap numbers)
        {
            reading.Stop("not-a-mapping-here", node.Line, key);
            yield break;
        }
        foreach (var (name, value) in numbers.Entries)
        {
            if (!int.TryParse(name.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > most)
                reading.Stop("not-a-level", name.Line, name.Value, most);
            else if (In(value, $"{path}{key}.{number}.", name.Value) is { } fields) yield return (number, fields);
        }
    }

    /// <summary>Letters in one line, such as a code.</summary>
    public string? Word(string key)
    {
        if (Of(key) is not { } node) return null;
        if (node is YamlText text) return string.IsNullOrWhiteSpace(text.Value) ? null : text.Value.Trim();
        reading.Stop("not-a-text", node.Line, key);
        return null;
    }

    public int? Number(string key)
    {
        if (Word(key) is not { } word) return null;
        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        reading.Stop("not-a-number", LineOf(key), key, word);
        return null;
    }

    public Guid? Id(string key = "id")
    {
        if (Word(key) is not { } word) return null;
        if (Guid.TryParseExact(word, "D", out var id)) return id;
        reading.Stop("not-an-id", LineOf(key), key, word);
        return null;
    }

    public DateOnly? Day(string key)
    {
        if (Word(key) is not { } word) return null;
        if (DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        reading.Stop("not-a-day", LineOf(key), key, word);
        return null;
    }

    public bool YesNo(string key)
    {
        if (Word(key) is not { } word) return false;
        if (word is "true" or "false") return word == "true";
        reading.Stop("not-true-or-false", LineOf(key), key, word);
        return false;
    }

    public T? Choice<T>(string key) where T : struct, Enum
    {
        if (Word(key) is not { } word) return null;
        foreach (var value in Enum.GetValues<T>())
            if (YamlWords.Of(value) == word)
                return value;
        reading.Stop("not-a-choice", LineOf(key), key, word, string.Join(", ", Enum.GetValues<T>().Select(v => YamlWords.Of(v))));
        return null;
    }

    public int LineOf(string key) => map.Entries.FirstOrDefault(e => e.Key.Value == key).Value?.Line ?? Line;

    /// <summary>What nobody asked for is told, and left out.</summary>
    public void NoMore()
    {
        foreach (var (key, _) in map.Entries.Where(e => !_asked.Contains(e.Key.Value)))
            reading.Notes.Add(YamlNote.Tell("unknown-key", key.Line, key.Value));
    }

    private IReadOnlyList<YamlNode> Items(string key)
    {
        if (Of(key) is not { } node) return [];
        if (node is YamlList list) return list.Items;
        reading.Stop("not-a-list", node.Line, key);
        return [];
    }

    private YamlFields? In(YamlNode node, string path, string key)
    {
        if (node is YamlMap inner) return new(inner, path, reading);
        if (node is YamlText { Value: "", IsQuoted: false }) return new(new YamlMap([], node.Line, node.Column), path, reading);
        reading.Stop("not-a-mapping-here", node.Line, key);
        return null;
    }

    private LocalText TextOf(YamlNode node, string path, string key)
    {
        if (node is not YamlMap both)
        {
            reading.Stop("say-the-language", node.Line, key);
            return LocalText.Empty;
        }
        var text = LocalText.Empty;
        foreach (var (name, value) in both.Entries)
        {
            if (name.Value is not ("sv" or "en")) reading.Notes.Add(YamlNote.Tell("unknown-key", name.Line, name.Value));
            else if (value is not YamlText said) reading.Stop("not-a-text", value.Line, name.Value);
            else
            {
                var language = name.Value == "sv" ? Language.Sv : Language.En;
                text = text.With(language, said.Value);
                reading.Places[(path, language)] = said;
            }
        }
        return text;
    }
}
