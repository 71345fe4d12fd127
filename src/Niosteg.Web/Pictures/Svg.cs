using System.Globalization;
using System.Security;
using System.Text;

namespace Niosteg.Web.Pictures;

/// <summary>Writes one SVG drawing, element by element. Colours are classes from pictures.css, never attributes, so that
/// the page's theme decides; hatching is drawn line by line, since a pattern needs an id and a page may hold many drawings.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <param name="name">What the drawing says, for those who do not see it.</param>
    /// <param name="variant">"wide", "narrow" or "inline": which of a picture's drawings this is.</param>
    /// <param name="linked">Holds links: then it is a group of them and not one image.</param>
    public Svg(double width, double height, string name, string variant, bool linked = false)
    {
        _text.Append(Invariant($"<svg class=\"p\" data-drawing=\"{variant}\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"{(linked ? "group" : "img")}\" aria-label=\"{Encode(name)}\">"));
    }

    public void Line(double x1, double y1, double x2, double y2, string look) =>
        _text.Append(Invariant($"<path class=\"{look}\" d=\"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}\"/>"));

    public void Path(string path, string look) => _text.Append(Invariant($"<path class=\"{look}\" d=\"{path}\"/>"));

    public void Rect(double x, double y, double width, double height, string look) =>
        _text.Append(Invariant($"<rect class=\"{look}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"/>"));

    public void Circle(double x, double y, double radius, string look) =>
        _text.Append(Invariant($"<circle class=\"{look}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"/>"));

    public void Text(double x, double y, string text, string look = "p-text", double size = 14, string anchor = "start", double turn = 0)
    {
        var turned = turn == 0 ? "" : Invariant($" transform=\"rotate({N(turn)} {N(x)} {N(y)})\"");
        _text.Append(Invariant($"<text class=\"{look}\" x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" text-anchor=\"{anchor}\"{turned}>{Encode(text)}</text>"));
    }

    /// <summary>Missing evidence: slanted lines inside a box.</summary>
    public void Hatch(double x, double y, double width, double height, double step = 5, string look = "p-hatch")
    {
        var path = new StringBuilder();
        for (var at = x - height + step; at < x + width; at += step)
        {
            var (left, right) = (Math.Max(at, x), Math.Min(at + height, x + width));
            if (right > left) path.Append(Invariant($"M{N(left)} {N(y + height - (left - at))}L{N(right)} {N(y + height - (right - at))}"));
        }
        Path(path.ToString(), look);
    }

    /// <summary>Markup that is already written.</summary>
    public void Raw(string markup) => _text.Append(markup);

    public void StartGroup(string look, params (string Name, string Value)[] data) =>
        _text.Append(Invariant($"<g class=\"{look}\"")).Append(string.Concat(data.Select(one => $" {one.Name}=\"{Encode(one.Value)}\""))).Append('>');

    public void EndGroup() => _text.Append("</g>");

    public void StartLink(string address) => _text.Append(Invariant($"<a href=\"{Encode(address)}\">"));

    public void EndLink() => _text.Append("</a>");

    public override string ToString() => _text + "</svg>";

    /// <summary>About how wide a text is in Inter; half a letter wrong at most, which is near enough to keep labels apart.</summary>
    public static double WidthOf(string text, double size) => text.Length * size * 0.56;

    /// <summary>At most so many letters, the last one an ellipsis when something was left out.</summary>
    public static string Shortened(string text, int letters) => text.Length <= letters ? text : text[..(letters - 1)].TrimEnd() + "…";

    /// <summary>The text in lines of at most so many letters, broken between words; what does not fit in the last ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string text, int letters, int most)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && (lines.Count == most || lines[^1].Length + 1 + word.Length <= letters)) lines[^1] += " " + word;
            else lines.Add(word);
        }
        return [.. lines.Select(line => Shortened(line, letters))];
    }

    private static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    // Names are written by people: what XML forbids is left out, and a letter is never cut in half.
    private static string Encode(string text) =>
        SecurityElement.Escape(new string([.. text.Where((letter, at) => !char.IsControl(letter) && !IsHalf(text, at))]));

    private static bool IsHalf(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
