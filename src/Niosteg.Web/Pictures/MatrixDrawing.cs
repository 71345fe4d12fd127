using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

public enum MatrixKind { NotRequired, Met, Gap, Unknown, Hidden }

/// <summary>One person against one competency. <paramref name="Steps"/> is how many levels are missing.</summary>
public readonly record struct MatrixCell(MatrixKind Kind, int Steps = 0)
{
    public static readonly MatrixCell NotRequired = new(MatrixKind.NotRequired);
    public static readonly MatrixCell Met = new(MatrixKind.Met);
    public static readonly MatrixCell Unknown = new(MatrixKind.Unknown);
    public static readonly MatrixCell Hidden = new(MatrixKind.Hidden);
    public static MatrixCell Missing(int steps) => steps <= 0 ? Met : new(MatrixKind.Gap, steps);
}

public sealed record MatrixRow(string Label, IReadOnlyList<MatrixCell> Cells, string? Href = null);

/// <summary>People by competencies, in the order they are to be read.</summary>
public sealed record MatrixData(IReadOnlyList<string> Columns, IReadOnlyList<MatrixRow> Rows);

/// <summary>Each cell carries a sign of its own, so that it can be read in grey: a dot is enough, a number is the steps that
/// are missing, hatching is unknown, a dashed frame is hidden, nothing is not required.</summary>
public static class MatrixDrawing
{
    private const double Cell = 28, Head = 150, Letters = 13;

    public static string Standalone(MatrixData data, Texts t) => Pictures.Standalone.Of(Draw(data, t));

    public static string Draw(MatrixData data, Texts t)
    {
        var left = Math.Min(220, 12 + data.Rows.Select(row => Svg.WidthOf(Svg.Shortened(row.Label, 28), Letters)).DefaultIfEmpty(60).Max());
        var (right, bottom) = (left + data.Columns.Count * Cell, Head + data.Rows.Count * Cell);
        var svg = new Svg(Math.Max(right + 110, 520), bottom + 74, Name(data, t), "wide");
        for (var column = 0; column < data.Columns.Count; column++)
            svg.Text(left + (column + 0.55) * Cell, Head - 8, Svg.Shortened(data.Columns[column], 26), "p-text", Letters, turn: -45);
        for (var row = 0; row < data.Rows.Count; row++)
        {
            var y = Head + row * Cell;
            svg.Text(left - 10, y + 18.5, Svg.Shortened(data.Rows[row].Label, 28), "p-text", Letters, "end");
            for (var column = 0; column < data.Columns.Count; column++)
                Draw(svg, left + column * Cell, y, data.Rows[row].Cells[column]);
        }
        Legend(svg, bottom + 20, t);
        return svg.ToString();
    }

    public static string Say(MatrixCell cell, Texts t) => cell.Kind switch
    {
        MatrixKind.NotRequired => t["pictures.not-required"],
        MatrixKind.Met => t["pictures.met"],
        MatrixKind.Gap => cell.Steps == 1 ? t["pictures.missing-1"] : t["pictures.missing", cell.Steps],
        MatrixKind.Hidden => t["pictures.hidden"],
        _ => t["pictures.unknown"],
    };

    private static void Draw(Svg svg, double x, double y, MatrixCell cell)
    {
        const double inset = 2, side = Cell - 2 * inset;
        var (left, top) = (x + inset, y + inset);
        switch (cell.Kind)
        {
            case MatrixKind.Met:
                svg.Rect(left, top, side, side, "p-met");
                svg.Circle(x + Cell / 2, y + Cell / 2, 3, "p-point");
                break;
            case MatrixKind.Gap:
                var shade = Math.Clamp(cell.Steps, 1, 3);
                svg.Rect(left, top, side, side, $"p-gap-{shade}");
                svg.Text(x + Cell / 2, y + Cell / 2 + 4.5, cell.Steps.ToString(), $"p-on-{shade}", 12, "middle");
                break;
            case MatrixKind.Unknown:
                svg.Rect(left, top, side, side, "p-unknown");
                svg.Hatch(left, top, side, side, 6);
                break;
            case MatrixKind.Hidden:
                svg.Rect(left, top, side, side, "p-hidden");
                break;
            case MatrixKind.NotRequired:
                break;
        }
    }

    private static void Legend(Svg svg, double y, Texts t)
    {
        (MatrixCell Cell, string Text)[] signs =
        [
            (MatrixCell.Met, t["pictures.met"]), (MatrixCell.Missing(1), t["pictures.missing-1"]), (MatrixCell.Missing(2), t["pictures.missing", 2]),
            (MatrixCell.Missing(3), t["pictures.missing-more"]), (MatrixCell.Unknown, t["pictures.unknown"]), (MatrixCell.Hidden, t["pictures.hidden"]),
        ];
        for (var at = 0; at < signs.Length; at++)
        {
            var (x, top) = (4 + at % 3 * 172, y + at / 3 * 27);
            Draw(svg, x, top - 4, signs[at].Cell);
            svg.Text(x + Cell + 4, top + 14, signs[at].Text, "p-sub", 12);
        }
    }

    private static string Name(MatrixData data, Texts t)
    {
        var cells = data.Rows.SelectMany(row => row.Cells).ToList();
        int Count(MatrixKind kind) => cells.Count(cell => cell.Kind == kind);
        return t["pictures.matrix", data.Rows.Count, data.Columns.Count, Count(MatrixKind.Met), Count(MatrixKind.Gap), Count(MatrixKind.Unknown)];
    }
}
