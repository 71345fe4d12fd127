using System.Globalization;
using System.Text;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

/// <summary>One step on the river, with the days by which 5, 50, 85 and 95 of 100 runs are done with it.</summary>
public sealed record RiverStep(string Label, StationState State, DateOnly Earliest, DateOnly P50, DateOnly P85, DateOnly P95, string? Href = null)
{
    /// <summary>Set when a hand may move the step; river.js makes a slider of its stop.</summary>
    public RiverMove? Moves { get; init; }

    internal double Before => P50.DayNumber - Earliest.DayNumber;
    internal double Promised => P85.DayNumber - P50.DayNumber;
    internal double After => P95.DayNumber - P50.DayNumber;
}

/// <summary>A step that can be moved.</summary>
/// <param name="Step">Its number.</param>
/// <param name="BeginsOn">Where it stands now.</param>
/// <param name="Label">What the handle is called.</param>
public sealed record RiverMove(int Step, DateOnly BeginsOn, string Label);

/// <summary>The steps in their order; at least one.</summary>
public sealed record RiverData(IReadOnlyList<RiverStep> Steps);

/// <summary>The nine steps as a river: the line is the middle of all runs, the width how uncertain the day is, the dashes where
/// 85 of 100 are done. Wide it lies down; on a phone it stands upright with its labels beside it.</summary>
public static class RiverDrawing
{
    public static string Standalone(RiverData data, Texts t) => Pictures.Standalone.Of(Draw(data, t), t["pictures.river-line"], t["pictures.river-width"], t["pictures.river-dashes"]);

    public static string Draw(RiverData data, Texts t)
    {
        const double left = 56, line = 62, width = 1080, most = 44;
        var svg = new Svg(width, 200, Name(data, t), "wide", linked: HasLinks(data));
        var step = (width - 2 * left) / Math.Max(1, data.Steps.Count - 1);
        var scale = Scale(data, most);
        double X(int at) => left + at * step;
        Banks(svg, data, at => (X(at), line), (0, -1), scale);
        svg.Line(left, line, width - left, line, "p-way");
        for (var at = 0; at < data.Steps.Count; at++)
        {
            var (one, x) = (data.Steps[at], X(at));
            Link(svg, one, () =>
            {
                Stop(svg, x, line, one);
                svg.Text(x, 140, one.Label, one.State == StationState.Now ? "p-bold" : "p-text", 14, "middle");
                svg.Text(x, 160, Day(one.P50, t), "p-sub", 13, "middle");
                if (one.State != StationState.Done) svg.Text(x, 179, t["pictures.river-p85", Day(one.P85, t)], "p-sub", 13, "middle");
            });
        }
        return svg.ToString();
    }

    public static string DrawUpright(RiverData data, Texts t)
    {
        const double line = 50, top = 24, step = 56, width = 330, most = 40;
        var svg = new Svg(width, top + step * (data.Steps.Count - 1) + 34, Name(data, t), "narrow", linked: HasLinks(data));
        var scale = Scale(data, most);
        Banks(svg, data, at => (line, top + at * step), (-1, 0), scale);
        svg.Line(line, top, line, top + step * (data.Steps.Count - 1), "p-way");
        for (var at = 0; at < data.Steps.Count; at++)
        {
            var (one, y) = (data.Steps[at], top + at * step);
            Link(svg, one, () =>
            {
                Stop(svg, line, y, one);
                svg.Text(104, y - 2, one.Label, one.State == StationState.Now ? "p-bold" : "p-text", 16);
                svg.Text(104, y + 17, one.State == StationState.Done ? Day(one.P50, t) : $"{Day(one.P50, t)} · {t["pictures.river-p85", Day(one.P85, t)]}", "p-sub", 14);
            });
        }
        return svg.ToString();
    }

    public static string Day(DateOnly day, Texts t) => day.ToString("d MMM", t.Culture);

    /// <summary>The band from the earliest to the latest bank, and the dashed line within it. One unit of <paramref name="up"/> is towards the early side.</summary>
    private static void Banks(Svg svg, RiverData data, Func<int, (double X, double Y)> place, (double X, double Y) up, double scale)
    {
        var n = data.Steps.Count;
        if (n < 2) return;
        (double X, double Y) Off(int at, double by) => (place(at).X + up.X * by * scale, place(at).Y + up.Y * by * scale);
        var early = Enumerable.Range(0, n).Select(at => Off(at, data.Steps[at].Before)).ToList();
        var late = Enumerable.Range(0, n).Select(at => Off(at, -data.Steps[at].After)).ToList();
        late.Reverse();
        svg.Path(Curve(early, up, "M") + Curve(late, up, "L") + "Z", "p-river");
        svg.Path(Curve([.. Enumerable.Range(0, n).Select(at => Off(at, -data.Steps[at].Promised))], up, "M"), "p-ahead");
    }

    /// <summary>Soft curves through the points, level at each of them.</summary>
    private static string Curve(IReadOnlyList<(double X, double Y)> points, (double X, double Y) up, string start)
    {
        var path = new StringBuilder(Invariant($"{start}{points[0].X:0.#} {points[0].Y:0.#}"));
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var (a, b) = up.X == 0
                ? (((from.X + to.X) / 2, from.Y), ((from.X + to.X) / 2, to.Y))
                : ((from.X, (from.Y + to.Y) / 2), (to.X, (from.Y + to.Y) / 2));
            path.Append(Invariant($"C{a.Item1:0.#} {a.Item2:0.#} {b.Item1:0.#} {b.Item2:0.#} {to.X:0.#} {to.Y:0.#}"));
        }
        return path.ToString();
    }

    private static double Scale(RiverData data, double most) => most / Math.Max(1, data.Steps.Max(s => Math.Max(s.Before, s.After)));

    private static void Stop(Svg svg, double x, double y, RiverStep step)
    {
        if (step.Moves is { } moves) svg.StartGroup("p-handle", ("data-move", Invariant($"{moves.Step}")), ("data-begins", moves.BeginsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("data-label", moves.Label));
        // A finger needs more to hold than the eye.
        if (step.Moves is not null) svg.Circle(x, y, 22, "p-hold");
        if (step.State == StationState.Done) svg.Circle(x, y, 6, "p-ink");
        else svg.Circle(x, y, step.State == StationState.Now ? 9 : 6, step.State == StationState.Now ? "p-now" : "p-station");
        if (step.Moves is not null) svg.EndGroup();
    }

    private static void Link(Svg svg, RiverStep step, Action draw)
    {
        if (step.Href is not null) svg.StartLink(step.Href);
        draw();
        if (step.Href is not null) svg.EndLink();
    }

    private static bool HasLinks(RiverData data) => data.Steps.Any(step => step.Href is not null);

    private static string Name(RiverData data, Texts t)
    {
        var last = data.Steps[^1];
        return t["pictures.river", data.Steps.Count, t.Date(last.P50), t.Date(last.P85)];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
