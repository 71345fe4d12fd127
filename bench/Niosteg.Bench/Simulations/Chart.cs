using System.Globalization;
using System.Net;
using System.Text;

namespace Niosteg.Bench.Simulations;

/// <summary>One line of a chart; dashed lines are what it is compared with.</summary>
internal sealed record Line(string Name, IReadOnlyList<(double X, double Y)> Points, bool Dashed = false);

/// <summary>A small picture that prints in greyscale: lines told apart by dash and mark, never by colour alone.</summary>
internal sealed record Chart(string Title, string Across, string Up, double Highest, IReadOnlyList<Line> Lines, double? Promise = null)
{
    private const int Width = 640, Height = 320, Left = 56, Right = 16, Top = 36, Bottom = 84;
    private static readonly string[] Marks = ["circle", "square", "triangle", "cross"];
    private static readonly string[] Dashes = ["", "6 4", "2 3", "8 3 2 3"];

    public string Svg()
    {
        var svg = new StringBuilder();
        svg.AppendLine(Text($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" role="img" aria-label="{Escape(Title)}" font-family="Inter, Arial, sans-serif" font-size="12" fill="#2b2723">"""));
        svg.AppendLine(Text($"""<rect width="{Width}" height="{Height}" fill="#fffdf9"/><text x="{Left}" y="20" font-size="14">{Escape(Title)}</text>"""));
        Axes(svg);
        if (Promise is { } promise)
            svg.AppendLine(Text($"""<line x1="{Left}" x2="{Width - Right}" y1="{Y(promise)}" y2="{Y(promise)}" stroke="#2b2723" stroke-width=".7"/><text x="{Width - Right}" y="{Y(promise) - 4}" text-anchor="end" font-size="10">promised</text>"""));
        for (var i = 0; i < Lines.Count; i++) Draw(svg, Lines[i], i);
        return svg.AppendLine("</svg>").ToString();
    }

    private double First => Lines.Min(line => line.Points.Min(point => point.X));
    private double Last => Lines.Max(line => line.Points.Max(point => point.X));
    private double X(double x) => Left + (Width - Left - Right) * (x - First) / Math.Max(1e-9, Last - First);
    private double Y(double y) => Height - Bottom - (Height - Top - Bottom) * Math.Clamp(y / Highest, 0, 1);

    private void Axes(StringBuilder svg)
    {
        for (var step = 0; step <= 5; step++)
        {
            var up = Highest * step / 5;
            svg.AppendLine(Text($"""<line x1="{Left}" x2="{Width - Right}" y1="{Y(up)}" y2="{Y(up)}" stroke="#e2dcd2"/><text x="{Left - 8}" y="{Y(up) + 4}" text-anchor="end">{up:0.##}</text>"""));
        }

        var before = double.NegativeInfinity;
        foreach (var x in Lines.SelectMany(line => line.Points.Select(point => point.X)).Distinct().Order())
        {
            if (X(x) - before < 32) continue;
            before = X(x);
            svg.AppendLine(Text($"""<text x="{before}" y="{Height - Bottom + 18}" text-anchor="middle">{x:0.##}</text>"""));
        }

        svg.AppendLine(Text($"""<text x="{(Left + Width - Right) / 2}" y="{Height - Bottom + 36}" text-anchor="middle">{Escape(Across)}</text>"""));
        svg.AppendLine(Text($"""<text transform="translate(14 {(Top + Height - Bottom) / 2}) rotate(-90)" text-anchor="middle">{Escape(Up)}</text>"""));
    }

    private void Draw(StringBuilder svg, Line line, int place)
    {
        var ink = line.Dashed ? "#8a8178" : "#2b2723";
        var path = string.Join(' ', line.Points.Select(point => Text($"{X(point.X)},{Y(point.Y)}")));
        svg.AppendLine(Text($"""<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="1.6" stroke-dasharray="{Dashes[place % 4]}"/>"""));
        foreach (var (x, y) in line.Points) svg.AppendLine(Mark(place, X(x), Y(y), ink));
        double legendX = Left + place % 2 * 290, legendY = Height - 30 + place / 2 * 18;
        svg.AppendLine(Mark(place, legendX, legendY - 4, ink));
        svg.AppendLine(Text($"""<text x="{legendX + 12}" y="{legendY}">{Escape(line.Name)}</text>"""));
    }

    private static string Mark(int place, double x, double y, string ink) => Marks[place % 4] switch
    {
        "circle" => Text($"""<circle cx="{x}" cy="{y}" r="3" fill="{ink}"/>"""),
        "square" => Text($"""<rect x="{x - 3}" y="{y - 3}" width="6" height="6" fill="{ink}"/>"""),
        "triangle" => Text($"""<path d="M{x} {y - 4}l4 7h-8z" fill="{ink}"/>"""),
        _ => Text($"""<path d="M{x - 3} {y - 3}l6 6m0 -6l-6 6" stroke="{ink}"/>"""),
    };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Decimal points and at most two decimals, whatever the machine's language.</summary>
    private static string Text(FormattableString text) =>
        text.ToString(new Short());

    private sealed class Short : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            double number => number.ToString(format ?? "0.##", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(format, CultureInfo.InvariantCulture),
            _ => arg?.ToString() ?? "",
        };
    }
}
