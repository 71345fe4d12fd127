using System.Globalization;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>The choices as they are typed: what is no number, or far too large, is refused and stays in its field.</summary>
public sealed class ChoicesForm
{
    public RoleSide Side { get; set; }
    public bool WithTenure { get; set; }
    public bool WithRaters { get; set; }
    public string? SingleRater { get; set; }
    public string? WishedRater { get; set; }
    public string? ShowUp { get; set; }
    public string? MostHours { get; set; }
    /// <summary>Empty while it is not decided.</summary>
    public string? UnionSeats { get; set; }
    public int Version { get; set; }

    public static ChoicesForm From(BoardChoices choices, int version) => new()
    {
        Side = choices.Side,
        WithTenure = choices.WithTenure,
        WithRaters = choices.WithRaters,
        SingleRater = $"{choices.SingleRater}",
        WishedRater = $"{choices.WishedRater}",
        ShowUp = $"{choices.ShowUp}",
        MostHours = $"{choices.MostHours}",
        UnionSeats = $"{choices.UnionSeats}",
        Version = version,
    };

    /// <summary>What is typed as a number that can be judged: what is none is as far outside as can be.</summary>
    public ChoicesInput Read() => new()
    {
        Side = Side,
        WithTenure = WithTenure,
        WithRaters = WithRaters,
        SingleRater = Number(SingleRater),
        WishedRater = Number(WishedRater),
        ShowUp = Number(ShowUp),
        MostHours = Number(MostHours),
        UnionSeats = string.IsNullOrWhiteSpace(UnionSeats) ? null : Number(UnionSeats),
        Version = Version,
    };

    internal static int Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
