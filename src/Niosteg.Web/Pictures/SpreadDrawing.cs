using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

/// <summary>Something that several people gave points to.</summary>
/// <param name="Points">0 to 100, one for each who answered, rising. The order says nothing of who.</param>
/// <param name="Share">The mean of the points as a share, 0 to 1.</param>
public sealed record SpreadRow(string Label, IReadOnlyList<int> Points, Measure Share);

/// <summary>What 0 and 100 of a <see cref="SpreadRow"/> stand for.</summary>
/// <param name="Axis">The text under the picture.</param>
/// <param name="Row">The text that says a row aloud: what, from, to.</param>
public sealed record SpreadScale(double Least, double Most, int Decimals, string Axis, string Row)
{
    public static readonly SpreadScale Points = new(0, 100, 0, "pictures.spread.axis", "pictures.spread.row");
    /// <summary>From the least important every time to the most.</summary>
    public static readonly SpreadScale Choices = new(-1, 1, 1, "pictures.spread.axis.choices", "pictures.spread.row.choices");

    internal string Said(int points, Texts t, int decimals) => t.Number(Least + (Most - Least) * points / 100, decimals);
}

/// <summary>Where people agree and where they do not: a line for each thing, a dot for each answer, a mark at the mean. Answers that are
/// the same stand on each other. Without names, and nothing joins one person's dots.</summary>
public static class SpreadDrawing
{
    private const double Lane = 44, Most = 100;
    /// <summary>More than this many on each other are drawn smaller, so that a full hall fits a wall.</summary>
    private const int Stacked = 8;

    public static string Draw(IReadOnlyList<SpreadRow> rows, Texts t, SpreadScale? scale = null) => Draw(rows, t, scale ?? SpreadScale.Points, 720, 300, "wide");

    /// <summary>For a phone: the label stands above its line.</summary>
    public static string DrawNarrow(IReadOnlyList<SpreadRow> rows, Texts t, SpreadScale? scale = null) => Draw(rows, t, scale ?? SpreadScale.Points, 340, 12, "narrow");

    private static string Draw(IReadOnlyList<SpreadRow> rows, Texts t, SpreadScale scale, double width, double left, string variant)
    {
        var (right, isNarrow) = (width - 16, variant == "narrow");
        double X(double points) => left + Math.Clamp(points, 0, Most) / Most * (right - left);
        var dot = 5.0 * Math.Min(1, (double)Stacked / rows.Select(Tallest).DefaultIfEmpty(1).Max());
        var heights = rows.Select(row => Lane + (isNarrow ? 22 : 0) + (Tallest(row) - 1) * 2 * dot).ToList();
        var svg = new Svg(width, heights.Sum() + 34, t["pictures.spread.name", string.Join("; ", rows.Select(row => t[scale.Row, row.Label, scale.Said(row.Points.DefaultIfEmpty().Min(), t, scale.Decimals), scale.Said(row.Points.DefaultIfEmpty().Max(), t, scale.Decimals)]))], variant);
        var top = 0.0;
        foreach (var (row, height) in rows.Zip(heights))
        {
            var line = top + height - 14;
            Label(svg, row.Label, isNarrow, left, line, (Tallest(row) - 1) * 2 * dot);
            svg.Line(left, line, right, line, "p-edge");
            var mean = X(Most * row.Share.Bare);
            svg.Line(mean, line - 12, mean, line + 12, "p-need");
            foreach (var same in row.Points.GroupBy(points => points))
                for (var at = 0; at < same.Count(); at++) svg.Circle(X(same.Key), line - at * 2 * dot, dot, "p-point");
            top += height;
        }
        foreach (var (points, anchor) in new[] { (0, "start"), (50, "middle"), (100, "end") }) svg.Text(X(points), top + 14, scale.Said(points, t, 0), "p-sub", 12, anchor);
        svg.Text((left + right) / 2, top + 30, t[scale.Axis], "p-sub", 12, "middle");
        return svg.ToString();
    }

    private static int Tallest(SpreadRow row) => row.Points.GroupBy(points => points).Select(same => same.Count()).DefaultIfEmpty(1).Max();

    private static void Label(Svg svg, string label, bool isNarrow, double left, double line, double stack)
    {
        if (isNarrow)
        {
            svg.Text(left, line - 20 - stack, Svg.Shortened(label, 42), "p-text", 13);
            return;
        }
        var lines = Svg.Lines(label, 36, 2);
        foreach (var (text, at) in lines.Select((text, at) => (text, at))) svg.Text(left - 16, line + 4.5 + (at - (lines.Count - 1) / 2.0) * 16, text, "p-text", 13, "end");
    }
}
