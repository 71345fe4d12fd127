using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

/// <summary>The importance–performance picture when everything weighs the same: the second axis then says nothing, so there is
/// one line, and every point stands exactly where it belongs on it. Only the labels move, each on a thread of its own.</summary>
internal static class StripDrawing
{
    private const double Lane = 24, Letters = 13, Dot = 5, Unknown = 52;

    public static string Draw(DiagonalData data, Texts t, double width, bool labels, string variant, string name)
    {
        var points = data.Drawn();
        var unknown = points.Count(point => point.Attained is null);
        var (left, right) = (34 + (unknown > 0 ? Unknown : 0), width - 16);
        var threads = Threads(points, left, right, labels);
        var lanes = Math.Max(threads.Select(thread => thread.Lane + 1).DefaultIfEmpty(2).Max(), unknown);
        var axis = 16 + (lanes + 0.5) * Lane;
        var svg = new Svg(width, axis + 46, name, variant);
        Axis(svg, t, left, right, axis);
        if (unknown > 0) Unknowns(svg, t, points, left, axis);
        if (threads.Count == 0) svg.Text((left + right) / 2, axis - 1.2 * Lane, t["pictures.diagonal-none"], "p-sub", 14, "middle");
        foreach (var thread in threads) svg.Line(thread.X, axis, thread.X, axis - (thread.Lane + 0.7) * Lane, "p-edge");
        foreach (var thread in threads)
        {
            svg.Circle(thread.X, axis, Dot, "p-point");
            svg.Text(thread.End, axis - (thread.Lane + 0.7) * Lane + 4.5, thread.Label, "p-text", Letters, "end");
        }
        return svg.ToString();
    }

    private sealed record Thread(double X, int Lane, double Start, double End, string Label);

    /// <summary>From the left, each label in the lowest lane where it meets no other and no thread runs through it.</summary>
    private static List<Thread> Threads(IReadOnlyList<DiagonalPoint> points, double left, double right, bool labels)
    {
        var threads = new List<Thread>();
        foreach (var (point, number) in points.Select((point, at) => (point, at + 1)).Where(p => p.point.Attained is not null).OrderBy(p => p.point.Attained!.Value.Bare).ThenByDescending(p => p.Item2))
        {
            var x = left + 10 + Math.Clamp(point.Attained!.Value.Bare, 0, 1) * (right - left - 20);
            var label = labels ? $"{number}. {Svg.Shortened(point.Label, 34)}" : $"{number}";
            var span = Svg.WidthOf(label, Letters);
            // The label ends at its thread; only one that would leave the picture on the left goes past it.
            var end = Math.Max(x - 5, Math.Min(left + 4 + span, right));
            var lane = Enumerable.Range(0, points.Count + 1).First(at => threads.All(other => Apart(other, at, x, end - span, end)));
            threads.Add(new(x, lane, end - span, end, label));
        }
        return threads;
    }

    private static bool Apart(Thread other, int lane, double x, double start, double end) =>
        (other.Lane != lane || other.End + 8 < start || end + 8 < other.Start)
        && (other.Lane <= lane || other.X < start - 2 || other.X > end + 2)
        && (other.Lane >= lane || x < other.Start - 2 || x > other.End + 2);

    private static void Axis(Svg svg, Texts t, double left, double right, double axis)
    {
        svg.Line(left, axis, right, axis, "p-axis");
        svg.Text(left, axis + 20, "0 %", "p-sub", 12);
        svg.Text(right, axis + 20, "100 %", "p-sub", 12, "end");
        svg.Text((left + right) / 2, axis + 38, t["pictures.attained"] + " →", "p-sub", 13, "middle");
    }

    private static void Unknowns(Svg svg, Texts t, IReadOnlyList<DiagonalPoint> points, double left, double axis)
    {
        svg.Hatch(left - Unknown, 12, Unknown - 12, axis - 12, 7, "p-line");
        svg.Text(left - Unknown / 2 - 6, axis + 20, t["pictures.unknown"], "p-sub", 12, "middle");
        var numbers = points.Select((point, at) => (point, Number: at + 1)).Where(p => p.point.Attained is null).Select(p => p.Number);
        foreach (var (number, at) in numbers.Select((number, at) => (number, at)))
        {
            var y = axis - (at + 0.7) * Lane;
            svg.Circle(left - Unknown / 2 - 6, y, 10, "p-station");
            svg.Text(left - Unknown / 2 - 6, y + 4.5, $"{number}", "p-bold", 12, "middle");
        }
    }
}
