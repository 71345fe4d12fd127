namespace Niosteg.Web.Pictures;

/// <summary>A profile card with a number at each part that rules read. What the numbers stand for is told beside it.</summary>
internal static class AnatomyDrawing
{
    private const double Width = 400, Height = 460, Left = 20, Right = 330, Column = 366;

    /// <param name="name">What the drawing says, for those who do not see it.</param>
    public static string Of(string name)
    {
        var svg = new Svg(Width, Height, name, "inline");
        svg.Rect(Left, 10, Right - Left, 440, "p-station");
        svg.Line(40, 42, 210, 42, "p-solid");
        svg.Line(40, 42, 210, 42, "p-have");
        Lines(svg, 72, 2, 250);
        Lines(svg, 118, 4, 230, dotted: true);
        Lines(svg, 196, 2, 200, dotted: true);
        for (var factor = 0; factor < 4; factor++)
        {
            svg.Rect(40 + factor * 70, 236, 60, 34, "p-edge");
            svg.Line(48 + factor * 70, 253, 84 + factor * 70, 253, "p-edge");
        }
        for (var row = 0; row < 3; row++) Requirement(svg, 300 + row * 46, row);
        foreach (var (y, number) in new[] { (42.0, 1), (80, 2), (142, 3), (204, 4), (253, 5), (300, 6), (338, 7), (420, 8) }) Call(svg, y, number);
        return svg.ToString();
    }

    private static void Lines(Svg svg, double y, int count, double length, bool dotted = false)
    {
        for (var line = 0; line < count; line++)
        {
            if (dotted) svg.Circle(43, y + line * 16, 2, "p-dot");
            svg.Line(dotted ? 54 : 40, y + line * 16, 40 + length - line * 23 % 60, y + line * 16, "p-edge");
        }
    }

    /// <summary>A competency's name, and the steps of its scale with the required one filled.</summary>
    private static void Requirement(Svg svg, double y, int row)
    {
        svg.Line(40, y, 120 + row * 17, y, "p-axis");
        for (var step = 0; step < 4; step++)
            svg.Rect(40 + step * 64, y + 12, 58, 8, step == 1 + row % 3 ? "p-solid" : "p-edge");
    }

    private static void Call(Svg svg, double y, int number)
    {
        svg.Line(Right - 18, y, Column - 13, y, "p-line");
        svg.Circle(Column, y, 13, "p-ring");
        svg.Text(Column, y + 5, $"{number}", "p-text", 14, "middle");
    }
}
