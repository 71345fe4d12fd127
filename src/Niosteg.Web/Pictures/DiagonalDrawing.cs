using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

/// <summary>One competency in the importance–performance picture.</summary>
/// <param name="Attained">The share of the requirement that is there, 0 to 1; null when unknown.</param>
/// <param name="Weight">How much it weighs, in any unit; the picture scales by the heaviest.</param>
/// <param name="Why">Where its thread is.</param>
public sealed record DiagonalPoint(string Label, Measure? Attained, Measure Weight, Origin Why);

/// <summary>Martilla and James (1977), read along the diagonal and not by quadrant (F17): where the cross-hair of a quadrant
/// stands is arbitrary and decides the answer; the distance to the line of equal gap is not.</summary>
public sealed record DiagonalData(IReadOnlyList<DiagonalPoint> Points)
{
    public double Heaviest => Points.Count == 0 ? 1 : Math.Max(Points.Max(point => point.Weight.Bare), 1e-9);

    /// <summary>Everything weighs the same, so that the weight tells nothing apart.</summary>
    public bool WeighsEqually => Points.Count > 0 && Points.Max(point => point.Weight.Bare) - Points.Min(point => point.Weight.Bare) < 1e-9 * Heaviest;

    /// <summary>Signed distance from the diagonal, weight and attained both 0 to 1, as F17 counts it. Null when unknown.</summary>
    public Measure? DistanceOf(DiagonalPoint point) => point.Attained is { } attained ? (point.Weight.Bare / Heaviest - attained.Bare) / Math.Sqrt(2) : null;

    /// <summary>More than these crowd each other off their places; the rest stand in the table.</summary>
    public const int Most = 14;

    /// <summary>Those that are drawn: the ones farthest above the diagonal.</summary>
    public IReadOnlyList<DiagonalPoint> Drawn() => [.. InOrder().Take(Most)];

    /// <summary>Farthest above the diagonal first; the unknown last, heaviest first. The order gives the numbers.</summary>
    public IReadOnlyList<DiagonalPoint> InOrder() =>
        [.. Points.OrderByDescending(point => DistanceOf(point)?.Bare ?? double.NegativeInfinity).ThenByDescending(point => point.Weight)];
}

public static class DiagonalDrawing
{
    /// <summary>The file has the names of all numbers beneath, since it has no page around it.</summary>
    public static string Standalone(DiagonalData data, Texts t) =>
        Pictures.Standalone.Of(Draw(data, t), [.. data.Drawn().Select((point, at) => $"{at + 1}. {point.Label}")]);

    /// <summary>With a label at every point that has room for one.</summary>
    public static string Draw(DiagonalData data, Texts t) => Draw(data, t, new(720, 480, 13, Labels: true), "wide");

    /// <summary>For a phone: numbers only, the list beneath tells their names.</summary>
    public static string DrawNarrow(DiagonalData data, Texts t) => Draw(data, t, new(340, 340, 13, Labels: false), "narrow");

    private sealed record Frame(double Width, double Height, double Letters, bool Labels)
    {
        public const double Unknown = 52, Radius = 10;
        public double Left => 34 + Unknown;
        public double Right => Width - 16;
        public double Top => 20;
        public double Bottom => Height - 42;
        public bool Holds(double x, double y) => y >= Top + Radius / 2 && y <= Bottom - Radius / 2 && x <= Right - Radius / 2;
        public double X(double attained) => Left + 12 + Math.Clamp(attained, 0, 1) * (Right - Left - 24);
        public double Y(double weight) => Bottom - 12 - Math.Clamp(weight, 0, 1) * (Bottom - Top - 24);
    }

    private static string Draw(DiagonalData data, Texts t, Frame frame, string variant)
    {
        var points = data.Drawn();
        if (data.WeighsEqually) return StripDrawing.Draw(data, t, frame.Width, frame.Labels, variant, Name(points, t));
        var svg = new Svg(frame.Width, frame.Height, Name(points, t), variant);
        Ground(svg, frame, t, points.Any(point => point.Attained is null));
        if (points.All(point => point.Attained is null))
            svg.Text(frame.X(0.72), frame.Y(0.24), t["pictures.diagonal-none"], "p-sub", 14, "middle");
        var places = Places(data, points, frame);
        var taken = places.Select(place => new Box(place.X - Frame.Radius - 1, place.Y - Frame.Radius - 1, 2 * Frame.Radius + 2, 2 * Frame.Radius + 2)).ToList();
        taken.Add(new(frame.Left, (frame.Top + frame.Bottom) / 2 - 16, Svg.WidthOf(t["pictures.most"], 12) + 12, 22));
        taken.Add(new(frame.Right - 60, frame.Bottom - 24, 60, 24));
        for (var at = 0; at < points.Count; at++)
        {
            var (x, y) = places[at];
            svg.Circle(x, y, Frame.Radius, points[at].Attained is null ? "p-station" : "p-point");
            svg.Text(x, y + 4.5, (at + 1).ToString(), points[at].Attained is null ? "p-bold" : "p-number", 12, "middle");
            if (frame.Labels && points[at].Attained is not null) Label(svg, frame, taken, x, y, points[at].Label);
        }
        return svg.ToString();
    }

    private static void Ground(Svg svg, Frame frame, Texts t, bool anyUnknown)
    {
        var (left, right, top, bottom) = (frame.Left, frame.Right, frame.Top, frame.Bottom);
        svg.Path(FormattableString.Invariant($"M{left} {bottom}L{left} {top}L{right} {top}Z"), "p-zone");
        svg.Line(left, bottom, right, top, "p-edge");
        svg.Line(left, top, left, bottom, "p-axis");
        svg.Line(left, bottom, right, bottom, "p-axis");
        svg.Text(left + 8, (top + bottom) / 2, t["pictures.most"], "p-sub", 12);
        svg.Text(right - 4, bottom - 8, t["pictures.enough"], "p-sub", 12, "end");
        svg.Text((left + right) / 2, frame.Height - 10, t["pictures.attained"] + " →", "p-sub", 13, "middle");
        svg.Text(left, bottom + 17, "0 %", "p-sub", 12);
        svg.Text(right, bottom + 17, "100 %", "p-sub", 12, "end");
        svg.Text(18, (top + bottom) / 2, t["pictures.weight"] + " →", "p-sub", 13, "middle", -90);
        if (!anyUnknown) return;
        svg.Hatch(left - Frame.Unknown, top, Frame.Unknown - 8, bottom - top, 7, "p-line");
        svg.Text(left - 8, bottom + 17, t["pictures.unknown"], "p-sub", 12, "end");
    }

    /// <summary>Where each point stands; those on the same spot are moved aside until each can be seen.</summary>
    private static List<(double X, double Y)> Places(DiagonalData data, IReadOnlyList<DiagonalPoint> points, Frame frame)
    {
        var places = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            var x = point.Attained is { } attained ? frame.X(attained.Bare) : frame.Left - Frame.Unknown / 2 - 4;
            var y = frame.Y(point.Weight.Bare / data.Heaviest);
            var near = Spiral(x, y).First(spot => frame.Holds(spot.X, spot.Y) && places.All(place => Math.Pow(place.X - spot.X, 2) + Math.Pow(place.Y - spot.Y, 2) > 4.4 * Frame.Radius * Frame.Radius));
            places.Add(near);
        }
        return places;
    }

    private static IEnumerable<(double X, double Y)> Spiral(double x, double y)
    {
        yield return (x, y);
        for (var turn = 1; ; turn++)
            yield return (x + Math.Cos(turn) * turn * 2.2, y + Math.Sin(turn) * turn * 2.2);
    }

    private static void Label(Svg svg, Frame frame, List<Box> taken, double x, double y, string label)
    {
        var text = Svg.Shortened(label, 30);
        var (width, height, away) = (Svg.WidthOf(text, frame.Letters), frame.Letters + 3, Frame.Radius + 4);
        (double X, double Y, string Anchor)[] spots =
        [
            (x + away, y - height / 2, "start"), (x - away - width, y - height / 2, "end"), (x - width / 2, y - away - height, "middle"),
            (x - width / 2, y + away, "middle"), (x + 6, y + away, "start"), (x + 6, y - away - height, "start"),
            (x - width + 6, y + away, "end"), (x - width + 6, y - away - height, "end"),
        ];
        foreach (var spot in spots)
        {
            var box = new Box(spot.X, spot.Y, width, height);
            var inside = box.X > frame.Left && box.X + width < frame.Width && box.Y > frame.Top && box.Y + height < frame.Bottom;
            if (!inside || taken.Any(box.Meets)) continue;
            taken.Add(box);
            var textX = spot.Anchor switch { "end" => spot.X + width, "middle" => spot.X + width / 2, _ => spot.X };
            svg.Text(textX, spot.Y + height - 4, text, "p-text", frame.Letters, spot.Anchor);
            return;
        }
    }

    private readonly record struct Box(double X, double Y, double Width, double Height)
    {
        public bool Meets(Box other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
    }

    private static string Name(IReadOnlyList<DiagonalPoint> points, Texts t)
    {
        var most = points.Where(point => point.Attained is not null).Take(3).Select(point => point.Label).ToList();
        return most.Count == 0 ? t["pictures.diagonal-none"] : t["pictures.diagonal", points.Count, string.Join(", ", most)];
    }
}
