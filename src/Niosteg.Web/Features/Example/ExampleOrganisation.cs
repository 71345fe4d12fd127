using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Features.Example;

/// <summary>Lövsta kommun, whole, as it is on a given day. The same seed and day give the same organisation to the last
/// letter; another day moves every date with it and changes nothing else.</summary>
internal sealed class ExampleOrganisation
{
    public const int Seed = 1947;

    private ExampleOrganisation(object[] rows) => Rows = rows;

    /// <summary>Every row to save.</summary>
    public IReadOnlyList<object> Rows { get; }

    /// <param name="locks">Locks what somebody is made to have said; without it nothing of that is kept.</param>
    /// <param name="now">The moment it is shown; every date is counted from it.</param>
    public static ExampleOrganisation Make(int seed, DateTime now, Func<string, Understanding, byte[]>? locks = null)
    {
        var (content, lot, today) = (ExampleContent.Read(), new ExampleLot(seed), DateOnly.FromDateTime(now));
        var tree = MadeTree.Make(content.Organisation, lot);
        var people = MadePeople.Make(content, tree, lot, today);
        var competencies = MadeCompetencies.Make(content.Catalogue, lot);
        var initiatives = new MadeInitiatives(people, lot, now).Make();
        var participants = new MadeParticipants(people, lot, now).Make(initiatives);
        var goals = new MadeGoals(people, competencies, lot, now).Make();
        object[] rows = [.. initiatives, .. participants];
        var titles = content.Profiles.Profiles.ToDictionary(p => MadeTree.ProfileIdOf(lot, p.Key), p => p.Title);
        var schedules = MadeSchedule.MakeAll(lot, rows, titles, [.. tree.Seats.Select(s => s.Position)], now);
        var profiles = MadeProfiles.Make(content, tree, people, competencies, lot, now, new(rows, schedules));
        var views = new MadeViews(content, tree, people, competencies, lot, now).Make();

        return new([
            new OrganisationSettings(content.Organisation.Name.Sv!, isExample: true, now),
            .. tree.Units, .. tree.Links, .. tree.Sites, .. tree.Functions, .. tree.Seats.Select(s => s.Position),
            .. people.All.Select(p => p.Person), .. people.Links, .. people.Assignments,
            .. new MadeEngagement(tree, people, lot, now, locks ?? ((_, _) => [])).Make(),
            competencies.Scale, .. competencies.Areas, .. competencies.ByKey.Values,
            .. profiles.Families, .. profiles.Profiles, .. profiles.Profiles.SelectMany(p => p.Requirements), .. profiles.Saves, .. profiles.Versions,
            .. MadeAccounts.Make(content, people, lot, now), .. views, .. initiatives, .. participants, .. goals, .. schedules,
        ]);
    }
}
