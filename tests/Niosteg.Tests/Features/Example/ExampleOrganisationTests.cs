using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Example;

public class ExampleOrganisationTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);
    private static readonly ExampleOrganisation Lovsta = ExampleOrganisation.Make(ExampleOrganisation.Seed, Now);

    [Fact]
    public void About_240_people_work_there_today_and_a_few_come_and_go()
    {
        var working = All<Person>().Count(p => p.StartsOn <= Today && (p.EndsOn is null || p.EndsOn >= Today));

        Assert.InRange(working, 230, 250);
        Assert.Equal(3, All<Person>().Count(p => p.StartsOn > Today));
        Assert.Equal(5, All<Person>().Count(p => p.EndsOn < Today));
        Assert.Single(All<Person>(), p => p.IsProtected);
        Assert.Equal(All<Person>().Length, All<Person>().Select(p => p.DisplayName).Distinct().Count());
    }

    [Fact]
    public void One_person_is_at_the_top_and_everyone_else_answers_to_someone()
    {
        var people = All<Person>().ToDictionary(p => p.Id);
        var links = All<LineLink>().ToLookup(l => l.PersonId);

        var top = Assert.Single(people.Values, p => p.ManagerId is null);
        Assert.All(people.Values, person =>
        {
            var (line, at) = (new List<(int, PersonId)> { (0, person.Id) }, person);
            while (at.ManagerId is { } manager) line.Add((line.Count, (at = people[manager]).Id));
            Assert.Equal(top.Id, at.Id);
            Assert.Equal(line, links[person.Id].OrderBy(l => l.Depth).Select(l => (l.Depth, l.ManagerId)));
        });
    }

    [Fact]
    public void Someone_has_moved_someone_works_in_two_places_and_nobody_sits_twice_in_one_seat()
    {
        var holding = All<Assignment>().Where(a => a.HoldsOn(Today)).ToLookup(a => a.PersonId);
        var ended = All<Assignment>().Count(a => a.To < Today);

        Assert.True(ended >= 15, $"{ended} placements have ended.");
        Assert.Single(holding, person => person.Count() == 2);
        Assert.Equal(All<Assignment>().Count(a => a.HoldsOn(Today)), holding.SelectMany(p => p).DistinctBy(a => (a.PersonId, a.PositionId)).Count());
    }

    [Fact]
    public void Twelve_profiles_are_sealed_and_one_of_them_twice_with_a_difference_to_read()
    {
        var versions = All<JobProfileVersion>().GroupBy(v => v.ProfileId).ToArray();

        Assert.Equal(14, All<JobProfile>().Length);
        Assert.Equal(12, versions.Length);
        Assert.All(versions.SelectMany(v => v), v => Assert.True(v.IsGenuine));
        var twice = Assert.Single(versions, v => v.Count() == 2).OrderBy(v => v.Number).ToArray();
        Assert.NotEqual(twice[0].Content.Purpose, twice[1].Content.Purpose);
        Assert.True(twice[0].SealedAt < twice[1].SealedAt && twice[1].SealedAt < Now);
        Assert.All(All<JobProfile>(), p => Assert.NotNull(p.OwnerId));
    }

    [Fact]
    public void Every_level_is_on_the_scale_and_nothing_is_assessed_tomorrow()
    {
        Assert.True(All<Assessment>().Length > 1500, $"{All<Assessment>().Length} assessments.");
        Assert.All(All<Assessment>(), a => Assert.True(a.Level is null or (>= 0 and <= 4)));
        Assert.All(All<Assessment>(), a => Assert.True(a.AssessedAt < Now));
    }

    [Fact]
    public void There_are_gaps_unknowns_and_differing_views_as_in_a_real_organisation()
    {
        var standing = Standing();
        var asked = AskedOf().ToArray();
        var counted = asked.Select(a => new CountingRule().Count(standing.GetValueOrDefault((a.Person, a.Competency), StandingViews.None), Now)).ToArray();
        var gaps = asked.Zip(counted).Count(x => x.Second.Level < x.First.Level);
        var differing = standing.Values.Count(v => v.Self?.Level is { } own && v.Manager?.Level is { } theirs && own != theirs);

        Assert.InRange((double)counted.Count(c => c.Level is null) / asked.Length, 0.25, 0.6);
        Assert.InRange((double)gaps / counted.Count(c => c.Level is not null), 0.15, 0.5);
        Assert.InRange((double)differing / standing.Count, 0.2, 0.6);
        Assert.Contains(counted, c => c.Because == CountedBecause.NotObserved);
        Assert.Contains(counted, c => c.Because == CountedBecause.OnlySelf);
        Assert.InRange(All<Assessment>().Count(a => a.Evidence is not null), 40, 200);
    }

    [Fact]
    public void A_top_mark_from_five_years_ago_stands_and_does_not_count()
    {
        var old = Assert.Single(All<Assessment>(), a => a.Level == 4 && a.AssessedAt < Now.AddYears(-4));
        var views = Standing()[(old.PersonId, old.CompetencyId)];

        Assert.Equal(CountedBecause.TooOld, new CountingRule().Count(views, Now).Because);
    }

    [Fact]
    public void One_person_at_Norrby_holds_dementia_care_and_retires_soon()
    {
        var dementia = All<Competency>().Single(c => c.Name.En == "Dementia care").Id;
        var unit = All<OrganisationUnit>().Single(u => u.Code == "norrby-boende").Id;
        var norrby = All<Assignment>().Where(a => a.HoldsOn(Today) && All<Position>().Single(p => p.Id == a.PositionId).UnitId == unit).Select(a => a.PersonId).ToHashSet();
        var holders = Standing().Where(v => v.Key.Competency == dementia && norrby.Contains(v.Key.Person)
            && new CountingRule().Count(v.Value, Now).Level >= 2).Select(v => v.Key.Person);

        var only = Assert.Single(holders);
        Assert.InRange(All<Person>().Single(p => p.Id == only).EndsOn!.Value, Today, Today.AddYears(2));
    }

    [Fact]
    public void The_demonstration_accounts_belong_to_people_and_have_no_password()
    {
        Assert.Equal(5, All<Account>().Length);
        Assert.All(All<Account>(), account =>
        {
            Assert.True(account.IsDemonstration);
            Assert.Null(account.PasswordHash);
            Assert.Contains(All<Person>(), p => p.Id == account.PersonId && p.DisplayName == account.DisplayName);
        });
    }

    [Fact]
    public void Another_day_moves_the_dates_and_keeps_every_id()
    {
        var later = ExampleOrganisation.Make(ExampleOrganisation.Seed, Now.AddDays(200).AddHours(3));

        Assert.Equal(All<Person>().Select(p => (p.Id, p.DisplayName)), later.Rows.OfType<Person>().Select(p => (p.Id, p.DisplayName)));
        Assert.Equal(All<Assessment>().Select(a => (a.Id, a.Level)), later.Rows.OfType<Assessment>().Select(a => (a.Id, a.Level)));
        Assert.All(All<Assessment>().Zip(later.Rows.OfType<Assessment>()), pair => Assert.Equal(200, (pair.Second.AssessedAt - pair.First.AssessedAt).TotalDays));
    }

    [Fact]
    public void Each_who_got_a_letter_has_one_link_of_their_own()
    {
        var messages = All<EngagementMessage>().ToDictionary(m => $"{m.Id}", m => m.InitiativeId);
        var written = All<OutboxMail>().Where(m => m.Key.StartsWith("message/", StringComparison.Ordinal)).Select(m => (messages[m.Key.Split('/')[1]], m.PersonId)).Distinct();

        Assert.Equal(written.Select(w => $"{w}").Order().ToArray(), All<EngagementLink>().Select(l => $"{(l.InitiativeId, l.PersonId)}").Order().ToArray());
    }

    private static T[] All<T>() => [.. Lovsta.Rows.OfType<T>()];

    private static Dictionary<(PersonId Person, CompetencyId Competency), StandingViews> Standing() =>
        All<Assessment>().GroupBy(a => (a.PersonId, a.CompetencyId)).ToDictionary(g => g.Key, StandingViews.Of);

    /// <summary>What is required of everyone who sits somewhere today.</summary>
    private static IEnumerable<(PersonId Person, CompetencyId Competency, int Level)> AskedOf()
    {
        var positions = All<Position>().ToDictionary(p => p.Id);
        var profiles = All<JobProfile>().ToDictionary(p => p.Id);
        return All<Assignment>().Where(a => a.HoldsOn(Today) && positions[a.PositionId].ProfileId is not null)
            .SelectMany(a => profiles[positions[a.PositionId].ProfileId!.Value].Requirements.Select(r => (a.PersonId, r.CompetencyId, r.RequiredLevel)))
            .Distinct();
    }
}
