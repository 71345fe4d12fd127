using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>Writes YAML that is the same letter for letter for the same content, whatever library or version reads it: keys in a
/// fixed order, one thing a line, long texts under a bar, and quotes round everything that some reader takes for something
/// other than a text.</summary>
internal sealed partial class YamlWriter
{
    private const int LongestLine = 80;
    private readonly StringBuilder _text = new();
    private string _indent = "";
    /// <summary>Stands before the next key instead of the last two spaces of the indent: the dash of a list.</summary>
    private bool _dash;

    public override string ToString() => _text.ToString();

    /// <summary>A key with a value that needs no quotes: a number, a choice, an id.</summary>
    public YamlWriter Plain(string key, string? value)
    {
        if (value is not null) Key(key).Append(' ').Append(value).Append('\n');
        return this;
    }

    public YamlWriter Word(string key, string? value)
    {
        if (value is null) return this;
        Key(key);
        Value(value);
        return this;
    }

    public YamlWriter Number(string key, int? value) => Plain(key, value?.ToString(CultureInfo.InvariantCulture));

    public YamlWriter Text(string key, LocalText text)
    {
        if (!text.IsEmpty) Under(key, () => Languages(text));
        return this;
    }

    public YamlWriter Texts(string key, IReadOnlyList<LocalText> texts) => Items(key, texts, Languages);

    public YamlWriter Items<T>(string key, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0) return this;
        return Under(key, () =>
        {
            foreach (var item in items)
            {
                var (indent, length) = (_indent, _text.Length);
                (_indent, _dash) = (indent + "  ", true);
                write(item);
                // An item of nothing still has its place.
                if (_text.Length == length) _text.Append(indent).Append("- {}\n");
                (_indent, _dash) = (indent, false);
            }
        });
    }

    public YamlWriter Under(string key, Action write)
    {
        Key(key).Append('\n');
        var indent = _indent;
        _indent += "  ";
        write();
        _indent = indent;
        return this;
    }

    private void Languages(LocalText text) => Word("sv", text.Sv).Word("en", text.En);

    private StringBuilder Key(string key)
    {
        if (_dash) _text.Append(_indent.AsSpan(2)).Append("- ");
        else _text.Append(_indent);
        _dash = false;
        return _text.Append(key).Append(':');
    }

    private void Value(string value)
    {
        if (value.Length <= LongestLine && IsPlain(value)) _text.Append(' ').Append(value).Append('\n');
        else if ((value.Length > LongestLine || value.Contains('\n')) && FitsUnderABar(value))
        {
            _text.Append(" |-\n");
            foreach (var line in value.Split('\n'))
                _text.Append(line.Length == 0 ? "" : _indent + "  ").Append(line).Append('\n');
        }
        else Quoted(value);
    }

    /// <summary>Begins with a letter, ends with no space, and holds nothing that YAML reads into; and is no word that any
    /// version of YAML takes for a truth, a nothing or a number.</summary>
    private static bool IsPlain(string value) => PlainText().IsMatch(value) && !Special().IsMatch(value);

    /// <summary>Letters, and no line that is only spaces or begins with a tab.</summary>
    private static bool FitsUnderABar(string value) =>
        !value.Any(c => c != '\n' && !IsPrintable(c)) && value[0] is not (' ' or '\n') && value[^1] is not (' ' or '\n')
        && value.Split('\n').All(line => line.Length == 0 || line.Trim(' ').Length > 0);

    private void Quoted(string value)
    {
        _text.Append(" \"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => _text.Append('\\').Append(c),
                '\n' => _text.Append("\\n"),
                _ when IsPrintable(c) => _text.Append(c),
                _ => _text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }
        _text.Append("\"\n");
    }

    private static bool IsPrintable(char c) => !char.IsControl(c) && c is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF');

    // Each letter has one way to match, so it is linear.
    [GeneratedRegex(@"^\p{L}(?:[\p{L}\p{N} .,;!?()/%&+*'’""”“–—-]|:(?=[^\s]))*(?<! )\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();

    [GeneratedRegex(@"^(y|n|yes|no|true|false|on|off|null|nan|inf|e\d+)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
