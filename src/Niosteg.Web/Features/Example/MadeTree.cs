using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>A kind of seat with its words and its unit.</summary>
internal sealed record MadeSeat(ExamplePosition Words, Position Position)
{
    /// <summary>Names the seat in every draw. Unit, site and title together are unique in the example.</summary>
    public string Key => $"{Words.Unit}/{Words.Site}/{Words.Title.Sv}";
}

/// <summary>Units, places, lines of work and seats.</summary>
internal sealed record MadeTree(
    OrganisationUnit[] Units, UnitLink[] Links, Site[] Sites, BusinessFunction[] Functions, MadeSeat[] Seats,
    IReadOnlyDictionary<string, string[]> UnitAndAbove)
{
    public static MadeTree Make(ExampleSeats words, ExampleLot lot)
    {
        var above = new Dictionary<string, string[]>();
        foreach (var unit in words.Units) above[unit.Key] = [unit.Key, .. unit.Parent is null ? [] : above[unit.Parent]];

        return new(
            [.. words.Units.Select(u => new OrganisationUnit(UnitIdOf(lot, u.Key), u.Name.Sv!, u.Parent is null ? null : UnitIdOf(lot, u.Parent), u.Key))],
            [.. above.SelectMany(pair => pair.Value.Select((ancestor, depth) => new UnitLink(UnitIdOf(lot, ancestor), UnitIdOf(lot, pair.Key), depth)))],
            [.. words.Sites.Select(s => new Site(SiteIdOf(lot, s.Key), s.Name.Sv!))],
            [.. words.Functions.Select(f => new BusinessFunction(FunctionIdOf(lot, f.Key), f.Name.Sv!))],
            [.. words.Positions.Select(p => Seat(p, lot))],
            above);
    }

    public static ProfileId ProfileIdOf(ExampleLot lot, string profile) => new(lot.Id("profile/" + profile));

    /// <summary>The nearest unit upwards, this one included, for which something is so; null when there is none.</summary>
    public string? NearestUp(string unit, Func<string, bool> so) => UnitAndAbove[unit].FirstOrDefault(so);

    private static MadeSeat Seat(ExamplePosition words, ExampleLot lot)
    {
        var position = new Position(new(lot.Id($"position/{words.Unit}/{words.Site}/{words.Title.Sv}")), words.Title.Sv!,
            UnitIdOf(lot, words.Unit), SiteIdOf(lot, words.Site), FunctionIdOf(lot, words.Function));
        if (words.Profile is { } profile) position.FollowProfile(ProfileIdOf(lot, profile));
        return new(words, position);
    }

    public static UnitId UnitIdOf(ExampleLot lot, string key) => new(lot.Id("unit/" + key));
    private static SiteId SiteIdOf(ExampleLot lot, string key) => new(lot.Id("site/" + key));
    private static FunctionId FunctionIdOf(ExampleLot lot, string key) => new(lot.Id("function/" + key));
}
