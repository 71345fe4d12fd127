using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>The goal sheet as one picture, for an intranet, a slide or a wall.</summary>
internal static class GoalSheetPicture
{
    public const string MediaType = "image/svg+xml";
    private const double Width = 1000, Edge = 48, Step = 26;
    private const double WeightWidth = 150;

    public static string Of(GoalsView view, Texts texts)
    {
        var rows = view.Goals.Select(goal => RowOf(goal, texts)).ToList();
        var isOut = Lines(view.Frame.Out ?? texts["goals.out.none"], 14, Width - 2 * Edge);
        var height = 150 + rows.Sum(row => row.Height) + 40 + isOut.Count * Step + 40;
        var svg = new Svg(Width, height, $"{texts["kit.step.title.Goals"]}: {view.Initiative}", "wide");
        svg.Text(Edge, 56, Svg.Shortened(view.Initiative, 90), "p-sub", 15);
        svg.Text(Edge, 100, texts["kit.step.title.Goals"], "p-bold", 34);
        var y = 150.0;
        foreach (var row in rows)
        {
            Draw(svg, row, y, texts);
            y += row.Height;
        }
        svg.Line(Edge, y, Width - Edge, y, "p-line");
        svg.Text(Edge, y + 30, texts["goals.out"], "p-bold", 16);
        for (var at = 0; at < isOut.Count; at++) svg.Text(Edge, y + 58 + at * Step, isOut[at], "p-text", 14);
        return Standalone.Of(svg.ToString());
    }

    private sealed record Row(IReadOnlyList<string> Title, IReadOnlyList<string> Sentence, string Facts, double Share, string Weight)
    {
        public double Height => 34 + Title.Count * 30 + Sentence.Count * Step + 44;
    }

    private static Row RowOf(GoalView goal, Texts texts)
    {
        var room = Width - 2 * Edge - WeightWidth - 40;
        var owner = goal.OwnerName ?? texts[goal.Owner is null ? "goals.owner.none" : "goals.owner.hidden"];
        return new(Lines(goal.CanDo.Start(), 22, room), Lines(SentenceParts.Of(goal, texts).Plain, 15, room), $"{texts["goals.owner"]}: {owner}", goal.Share?.Bare ?? 0, goal.Weighs is { } share ? texts.Percent(share.Bare) : texts["goals.weight.alike"]);
    }

    private static void Draw(Svg svg, Row row, double top, Texts texts)
    {
        svg.Line(Edge, top, Width - Edge, top, "p-line");
        var y = top + 42;
        foreach (var line in row.Title)
        {
            svg.Text(Edge, y, line, "p-bold", 22);
            y += 30;
        }
        foreach (var line in row.Sentence)
        {
            svg.Text(Edge, y, line, "p-text", 15);
            y += Step;
        }
        svg.Text(Edge, y + 6, Svg.Shortened(row.Facts, 80), "p-sub", 14);
        var x = Width - Edge - WeightWidth;
        svg.Text(x, top + 42, texts["goals.weight"], "p-sub", 14);
        svg.Text(Width - Edge, top + 42, row.Weight, "p-bold", 22, "end");
        svg.Line(x, top + 60, Width - Edge, top + 60, "p-line");
        svg.Line(x, top + 60, x + WeightWidth * Math.Clamp(row.Share, 0, 1), top + 60, "p-have");
    }

    /// <summary>Words put into lines; a word that is longer than a line is cut.</summary>
    private static IReadOnlyList<string> Lines(string text, double size, double room)
    {
        var (lines, line) = (new List<string>(), "");
        var most = (int)(room / Svg.WidthOf("x", size));
        foreach (var word in text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => Svg.Shortened(word, most)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }
}
