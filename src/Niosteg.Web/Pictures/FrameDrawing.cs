namespace Niosteg.Web.Pictures;

/// <summary>The small pictures of the architecture's frame: one for each way to decide. They stand beside their words and
/// say nothing of their own, so they are hidden from a screen reader.</summary>
internal static class FrameDrawing
{
    private const double Width = 200, Height = 96;

    /// <summary>A staircase with so many steps.</summary>
    public static string Levels(int levels)
    {
        var svg = Begin();
        var (step, rise) = ((Width - 24) / levels, (Height - 34) / (levels - 1));
        for (var at = 0; at < levels; at++)
        {
            var (x, y) = (12 + at * step, Height - 12 - at * rise);
            svg.Line(x, y, x + step - 3, y, "p-step");
            svg.Line(x + step / 2, y, x + step / 2, Height - 6, "p-line");
        }
        return svg.ToString();
    }

    /// <summary>Three profiles with the same band through them, or each with only its own.</summary>
    public static string Spread(bool shared)
    {
        var svg = Begin();
        for (var card = 0; card < 3; card++)
        {
            var x = 12 + card * 62;
            svg.Rect(x, 8, 52, 80, "p-station");
            for (var line = 0; line < 4; line++) svg.Line(x + 8, 44 + line * 11, x + 34 + (card * 7 + line * 5) % 12, 44 + line * 11, "p-edge");
            if (!shared) for (var line = 0; line < 2; line++) svg.Line(x + 8, 20 + line * 11, x + 30 + (card * 5 + line * 7) % 14, 20 + line * 11, "p-edge");
        }
        if (shared) foreach (var y in new[] { 20, 31 }) svg.Line(16, y, Width - 16, y, "p-have");
        return svg.ToString();
    }

    /// <summary>A card with so many requirements.</summary>
    public static string Count(int most)
    {
        var svg = Begin();
        svg.Rect(52, 6, 96, 84, "p-station");
        var gap = 72.0 / most;
        for (var line = 0; line < most; line++)
        {
            var y = 12 + gap * (line + 0.5);
            svg.Line(62, y, 104 + line * 7 % 24, y, "p-edge");
            svg.Circle(140, y, Math.Min(2.5, gap / 3), "p-dot");
        }
        return svg.ToString();
    }

    /// <summary>A gate before a few of the requirements, or before all of them.</summary>
    public static string Musts(bool few)
    {
        var svg = Begin();
        for (var line = 0; line < 7; line++)
        {
            var y = 14 + line * 11.5;
            var must = !few || line < 2;
            if (must) svg.Rect(30, y - 4, 8, 8, "p-solid");
            else svg.Circle(34, y, 4, "p-ring");
            svg.Line(48, y, 120 + line * 13 % 40, y, must ? "p-axis" : "p-edge");
        }
        return svg.ToString();
    }

    /// <summary>One profile with branches, or several apart.</summary>
    public static string Variants(bool one)
    {
        var svg = Begin();
        if (one)
        {
            svg.Rect(20, 18, 60, 60, "p-station");
            for (var line = 0; line < 4; line++) svg.Line(28, 30 + line * 12, 68 - line * 4, 30 + line * 12, "p-edge");
            for (var branch = 0; branch < 3; branch++)
            {
                svg.Path(FormattableString.Invariant($"M80 48 C110 48 110 {20 + branch * 28} 136 {20 + branch * 28}"), "p-axis");
                svg.Rect(136, 11 + branch * 28, 44, 18, "p-station");
                svg.Line(143, 20 + branch * 28, 170, 20 + branch * 28, "p-have");
            }
            return svg.ToString();
        }
        for (var card = 0; card < 3; card++)
        {
            var x = 14 + card * 60;
            svg.Rect(x, 14, 50, 68, "p-station");
            for (var line = 0; line < 4; line++) svg.Line(x + 8, 28 + line * 13, x + 38 - (card * 4 + line * 3) % 12, 28 + line * 13, line == card ? "p-have" : "p-edge");
        }
        return svg.ToString();
    }

    /// <summary>Owners out in the line, or one group for all.</summary>
    public static string Ownership(bool line)
    {
        var svg = Begin();
        foreach (var card in Enumerable.Range(0, 4))
        {
            var x = 16 + card * 46;
            svg.Rect(x, 52, 34, 36, "p-station");
            svg.Line(x + 7, 64, x + 26, 64, "p-edge");
            svg.Line(x + 7, 74, x + 22, 74, "p-edge");
            if (line) svg.Circle(x + 17, 30, 7, "p-dot");
            svg.Line(line ? x + 17 : 100, line ? 37 : 27, x + 17, 52, "p-axis");
        }
        if (!line) foreach (var at in new[] { -18, 0, 18 }) svg.Circle(100 + at, 18, 7, "p-dot");
        return svg.ToString();
    }

    private static Svg Begin() => new(Width, Height, "", "inline");
}
