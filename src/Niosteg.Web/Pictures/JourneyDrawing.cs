using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

public enum StationState { Done, Now, Ahead }

/// <summary>One of the nine steps on the line. <paramref name="Note"/> is the few words beneath it.</summary>
public sealed record Station(string Label, StationState State, string? Note = null, string? Href = null);

/// <summary>An initiative's way through its steps.</summary>
/// <param name="Earliest">When it may be done at the earliest, written out for the reader.</param>
/// <param name="Latest">When at the latest.</param>
/// <param name="Spread">How wide the river of uncertainty ends: 0 is certain, 1 as wide as the drawing.</param>
public sealed record JourneyData(IReadOnlyList<Station> Stations, string? Earliest = null, string? Latest = null, double Spread = 0.6);

/// <summary>A calm line of stations with the red thread along what is done and a river of uncertainty ahead.
/// Wide it lies down; on a phone it stands upright with its labels beside it.</summary>
public static class JourneyDrawing
{
    public static string Standalone(JourneyData data, Texts t) => Pictures.Standalone.Of(Draw(data, t));

    public static string Draw(JourneyData data, Texts t)
    {
        const double left = 40, line = 60, width = 1040;
        var notes = data.Stations.Select(station => station.Note is null ? [] : Svg.Lines(station.Note, 19, most: 3)).ToList();
        var svg = new Svg(width, 140 + (notes.Max(lines => lines.Count) is var most and > 0 ? 5 + 15 * most : 0), Name(data, t), "wide", linked: HasLinks(data));
        var step = (width - 2 * left - 30) / Math.Max(1, data.Stations.Count - 1);
        double X(int at) => left + at * step;
        var now = NowAt(data);
        var (x, half) = (X(now), 4 + 38 * Math.Clamp(data.Spread, 0, 1));
        if (now < data.Stations.Count - 1)
        {
            var end = width - 20;
            svg.Path(Path($"M{x} {line}C{x + 90} {line - half * 0.35} {x + 170} {line - half * 0.6} {end} {line - half}L{end} {line + half}C{x + 170} {line + half * 0.6} {x + 90} {line + half * 0.35} {x} {line}Z"), "p-river");
            svg.Line(x, line, end, line, "p-ahead");
            if (data.Earliest is not null && data.Latest is not null)
                svg.Text(end, line - half - 6, $"{data.Earliest} – {data.Latest}", "p-sub", 12, "end");
        }
        svg.Line(left, line, x, line, "p-way");
        if (now > 0) svg.Path(Thread((left, line), (x, line), now), "p-thread");
        for (var at = 0; at < data.Stations.Count; at++)
        {
            var station = data.Stations[at];
            Link(svg, station, () =>
            {
                Stop(svg, X(at), line, station.State);
                svg.Text(X(at), 128, station.Label, station.State == StationState.Now ? "p-bold" : "p-text", 14, "middle");
                foreach (var (text, row) in notes[at].Select((text, row) => (text, row))) svg.Text(X(at), 147 + 15 * row, text, "p-sub", 12, "middle");
            });
        }
        return svg.ToString();
    }

    public static string DrawUpright(JourneyData data, Texts t)
    {
        const double line = 34, top = 24, step = 54, width = 320;
        var bottom = top + step * (data.Stations.Count - 1);
        var ends = data.Earliest is not null && data.Latest is not null && NowAt(data) < data.Stations.Count - 1;
        var notes = data.Stations.Select(station => station.Note is null ? [] : Svg.Lines(station.Note, 34, most: 2)).ToList();
        var svg = new Svg(width, bottom + (ends ? 54 : 34), Name(data, t), "narrow", linked: HasLinks(data));
        var now = NowAt(data);
        var (y, half) = (top + now * step, 4 + 24 * Math.Clamp(data.Spread, 0, 1));
        if (now < data.Stations.Count - 1)
        {
            svg.Path(Path($"M{line} {y}C{line - half * 0.35} {y + 60} {line - half * 0.6} {y + 110} {line - half} {bottom + 20}L{line + half} {bottom + 20}C{line + half * 0.6} {y + 110} {line + half * 0.35} {y + 60} {line} {y}Z"), "p-river");
            svg.Line(line, y, line, bottom + 20, "p-ahead");
            if (ends) svg.Text(line - half, bottom + 44, $"{data.Earliest} – {data.Latest}", "p-sub", 13);
        }
        svg.Line(line, top, line, y, "p-way");
        if (now > 0) svg.Path(Thread((line, top), (line, y), now), "p-thread");
        for (var at = 0; at < data.Stations.Count; at++)
        {
            var (station, stop) = (data.Stations[at], top + at * step);
            Link(svg, station, () =>
            {
                Stop(svg, line, stop, station.State);
                var first = stop + 5 - 7 * notes[at].Count;
                svg.Text(78, first, station.Label, station.State == StationState.Now ? "p-bold" : "p-text", 16);
                foreach (var (text, row) in notes[at].Select((text, row) => (text, row))) svg.Text(78, first + 18 + 15 * row, text, "p-sub", 13);
            });
        }
        return svg.ToString();
    }

    private static void Stop(Svg svg, double x, double y, StationState state)
    {
        if (state == StationState.Done) svg.Circle(x, y, 6, "p-ink");
        else svg.Circle(x, y, state == StationState.Now ? 9 : 6, state == StationState.Now ? "p-now" : "p-station");
    }

    private static void Link(Svg svg, Station station, Action draw)
    {
        if (station.Href is not null) svg.StartLink(station.Href);
        draw();
        if (station.Href is not null) svg.EndLink();
    }

    /// <summary>The thread swings in long waves about the line, one wave to three stations, and ends where we are.</summary>
    private static string Thread((double X, double Y) from, (double X, double Y) to, int stations)
    {
        var waves = (stations + 2) / 3;
        var (dx, dy) = ((to.X - from.X) / waves, (to.Y - from.Y) / waves);
        var (length, swing) = (Math.Max(dx, dy), Math.Min(1, stations / 2.0) * 17);
        var (sideX, sideY) = (dy / length * swing, dx / length * swing);
        var path = Path($"M{from.X} {from.Y}");
        for (var wave = 0; wave < waves; wave++)
        {
            var (x, y) = (from.X + wave * dx, from.Y + wave * dy);
            path += Path($"C{x + dx * 0.38 - sideX} {y + dy * 0.38 - sideY} {x + dx * 0.62 + sideX} {y + dy * 0.62 + sideY} {x + dx} {y + dy}");
        }
        return path;
    }

    private static int NowAt(JourneyData data)
    {
        var now = data.Stations.ToList().FindIndex(station => station.State == StationState.Now);
        return now >= 0 ? now : Math.Max(0, data.Stations.Count(station => station.State == StationState.Done) - 1);
    }

    private static bool HasLinks(JourneyData data) => data.Stations.Any(station => station.Href is not null);

    private static string Name(JourneyData data, Texts t)
    {
        var name = t["pictures.journey", data.Stations.Count(station => station.State == StationState.Done), data.Stations.Count];
        if (data.Stations.FirstOrDefault(station => station.State == StationState.Now) is { } now) name += " " + t["pictures.journey-now", now.Label];
        if (data.Earliest is not null && data.Latest is not null) name += " " + t["pictures.journey-end", data.Earliest, data.Latest];
        return name;
    }

    private static string Path(FormattableString path) => FormattableString.Invariant(path);
}
