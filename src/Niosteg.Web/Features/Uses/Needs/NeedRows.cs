using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;

namespace Niosteg.Web.Features.Uses.Needs;

/// <summary>Turns the ranked needs into what this reader may see of them.</summary>
internal sealed class NeedRows(IReadOnlyList<Demand> demands, IReadOnlyDictionary<CompetencyId, (LocalText Name, LocalText Area)> names,
    IReadOnlyDictionary<PersonId, PersonName> persons, HashSet<CompetencyId> hidden, bool showsPeople)
{
    private readonly ILookup<CompetencyId, Demand> _demands = demands.ToLookup(d => d.CompetencyId);

    /// <summary>Hidden rows stand last and in name order: their place would tell what the figure does not.</summary>
    public IReadOnlyList<NeedRow> Of(IReadOnlyList<CompetencyNeed> ranked) =>
        [.. ranked.Where(n => !hidden.Contains(n.CompetencyId)).Select(Shown),
         .. ranked.Where(n => hidden.Contains(n.CompetencyId)).Select(Withheld).OrderBy(r => r.Name.For(Language.Sv), StringComparer.OrdinalIgnoreCase)];

    private NeedRow Shown(CompetencyNeed n) => new(n.CompetencyId, names[n.CompetencyId].Name, names[n.CompetencyId].Area,
        n.RequiredOf, n.Top, n.MeanRequired, Hidden: false, n.MeanHave,
        n.Judged == 0 ? null : n.Need.Known, n.Need.Low, n.Need.High, n.Judged, n.Unknown, n.Touched, n.MustMissing, n.Attained,
        new(n.Ice.Holders, n.Ice.LossProbability, n.Ice.IsThin, People(n, d => d.IsMet),
            n.Ice.Leaving.Count, showsPeople ? [.. n.Ice.Leaving.Select(l => new LeavingView(persons[l.PersonId], l.LeavesOn))] : []),
        People(n, d => d.Gap > 0))
    { Weight = n.Weight };

    private NeedRow Withheld(CompetencyNeed n) => new(n.CompetencyId, names[n.CompetencyId].Name, names[n.CompetencyId].Area,
        n.RequiredOf, n.Top, n.MeanRequired, Hidden: true, null, null, null, null, null, null, null, null, null, null, []);

    private IReadOnlyList<PersonName> People(CompetencyNeed n, Func<Demand, bool> which) =>
        showsPeople ? [.. _demands[n.CompetencyId].Where(which).Select(d => persons[d.PersonId]).OrderBy(p => p.Name, StringComparer.CurrentCulture)] : [];
}
