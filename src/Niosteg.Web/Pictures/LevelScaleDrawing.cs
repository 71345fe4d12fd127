using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

/// <summary>A required level on its scale, with the votes behind it.</summary>
/// <param name="Levels">How many levels the scale has.</param>
/// <param name="Required">The required level, 1 to <paramref name="Levels"/>; null when it is not set.</param>
/// <param name="Text">The level's own text, for the text alternative.</param>
/// <param name="Votes">Votes per level, from level 1; empty when there are none to show.</param>
/// <param name="OtherVotes">Votes of those who differ as a group, such as another site: drawn as rings.</param>
/// <param name="Enough">False when too few have answered: then the level is hatched and no votes are shown.</param>
public sealed record LevelScaleData(
    int Levels, int? Required, string? Text = null, IReadOnlyList<int>? Votes = null, IReadOnlyList<int>? OtherVotes = null, bool Enough = true);

/// <summary>The level as a quiet row of steps, the votes as fine dots beneath, missing evidence hatched.</summary>
public static class LevelScaleDrawing
{
    private const double Width = 236, Gap = 4, StepY = 14, DotEvery = 6;

    /// <summary>More votes than fit under a step are written as a number.</summary>
    private const int Rows = 2;

    public static string Standalone(LevelScaleData data, Texts t) => Pictures.Standalone.Of(Draw(data, t));

    public static string Draw(LevelScaleData data, Texts t)
    {
        var svg = new Svg(Width, 46, Name(data, t), "inline");
        var step = (Width - 8 - Gap * (data.Levels - 1)) / data.Levels;
        for (var level = 1; level <= data.Levels; level++)
        {
            var x = 4 + (level - 1) * (step + Gap);
            svg.Line(x, StepY, x + step, StepY, "p-line");
            if (level <= data.Required && data.Enough) svg.Line(x, StepY, x + step, StepY, "p-step");
            else if (level <= data.Required) svg.Hatch(x, StepY - 3, step, 6);
            if (data.Enough) Dots(svg, x, step, At(data.Votes, level), At(data.OtherVotes, level));
        }
        if (!data.Enough) svg.Text(4, 36, t["pictures.too-few"], "p-sub", 12);
        else if (data.Required is null) svg.Text(4, 36, t["pictures.unknown"], "p-sub", 12);
        return svg.ToString();
    }

    private static void Dots(Svg svg, double x, double step, int votes, int others)
    {
        var perRow = Math.Max(1, (int)((step - 4) / DotEvery));
        if (votes + others > perRow * Rows)
        {
            svg.Text(x + step / 2, 34, (votes + others).ToString(), "p-sub", 12, "middle");
            return;
        }
        for (var at = 0; at < votes + others; at++)
        {
            var inRow = Math.Min(perRow, votes + others - at / perRow * perRow);
            var dotX = x + step / 2 + (at % perRow - (inRow - 1) / 2.0) * DotEvery;
            svg.Circle(dotX, 28 + at / perRow * 7, 2, at < votes ? "p-dot" : "p-ring");
        }
    }

    private static string Name(LevelScaleData data, Texts t)
    {
        var parts = new List<string>
        {
            (data.Required, data.Text) switch
            {
                (null, _) => t["pictures.level-unknown", data.Levels],
                (_, null) => t["pictures.level", data.Required, data.Levels],
                _ => t["pictures.level-text", data.Required, data.Levels, data.Text.TrimEnd('.')],
            },
        };
        if (!data.Enough) parts.Add(t["pictures.too-few-name"]);
        else
        {
            if (data.Votes?.Sum() > 0) parts.Add(t["pictures.votes", string.Join(", ", data.Votes)]);
            if (data.OtherVotes?.Sum() > 0) parts.Add(t["pictures.votes-other", string.Join(", ", data.OtherVotes)]);
        }
        return string.Join(' ', parts);
    }

    private static int At(IReadOnlyList<int>? votes, int level) => votes is not null && level <= votes.Count ? votes[level - 1] : 0;
}
