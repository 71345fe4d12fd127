using System.Text.Json.Serialization;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Cells that one person may speak for together.</summary>
public sealed record CellJoin(string One, string Other);

/// <summary>What the board asks for. Everything has a value to begin with, and every value can be changed.</summary>
public sealed record BoardChoices
{
    public const int MostNeeded = 50;
    public const int MostUnionSeats = 10;

    public RoleSide Side { get; init; } = RoleSide.Line;
    /// <summary>Whether the new, the settled and those with long experience shall be heard each.</summary>
    public bool WithTenure { get; init; } = true;
    /// <summary>Whether the list shall hold enough raters of each profile too.</summary>
    public bool WithRaters { get; init; }
    /// <summary>How alike two raters of the same thing rate, in hundredths, from the calibration exercise (F7).</summary>
    public int SingleRater { get; init; } = 30;
    /// <summary>How sure the mean of all raters shall be, in hundredths.</summary>
    public int WishedRater { get; init; } = 70;
    /// <summary>How many of a hundred who said yes that come.</summary>
    public int ShowUp { get; init; } = 80;
    /// <summary>Hours that are much for one person.</summary>
    public int MostHours { get; init; } = 16;
    /// <summary>Seats in the reference group that the unions fill themselves; null while that is not decided.</summary>
    /// <remarks>Written also when it is null: left out it would be read as what one begins with.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? UnionSeats { get; init; } = 2;
    /// <summary>Cells that need another number than the usual one, by key.</summary>
    public IReadOnlyDictionary<string, int> Needs { get; init; } = new Dictionary<string, int>();
    public IReadOnlyList<CellJoin> Joins { get; init; } = [];

    public static readonly BoardChoices Start = new();

    /// <summary>Raters that each profile needs for the wished certainty.</summary>
    public int Raters => RatersNeeded.For(SingleRater / 100.0, WishedRater / 100.0) is { IsDone: true } needed ? needed.Value : 1;

    public int NeedOf(Cell cell) => Needs.TryGetValue(cell.Key, out var own) ? own : cell.Kind == InsightKind.Raters ? Raters : 1;

    public Refusal? Check() =>
        SingleRater is < 1 or > 99 ? new("number-outside", nameof(SingleRater), 1, 99)
        : WishedRater is < 1 or > 99 ? new("number-outside", nameof(WishedRater), 1, 99)
        : ShowUp is < 50 or > 100 ? new("number-outside", nameof(ShowUp), 50, 100)
        : MostHours is < 1 or > 400 ? new("number-outside", nameof(MostHours), 1, 400)
        : UnionSeats is < 0 or > MostUnionSeats ? new("number-outside", nameof(UnionSeats), 0, MostUnionSeats)
        : Needs.Values.Any(need => need is < 0 or > MostNeeded) ? new("number-outside", nameof(Needs), 0, MostNeeded)
        : null;
}
