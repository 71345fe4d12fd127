using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Search;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Search;

public class SearchVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Our_own_and_the_classifications_are_searched_together_by_every_name(string database)
    {
        await using var search = await SearchScene.StartAsync(database);

        Assert.Equal(["Bemöta oroliga anhöriga"], await search.FoundAsync("anhörig"));
        Assert.Equal(["sjuksköterska"], await search.FoundAsync("registered nurse"));
        Assert.Equal(["vårdhygien"], await search.FoundAsync("hygeine"));
        Assert.Equal(["Bemöta oroliga anhöriga"], await search.FoundAsync("relatives"));
    }

    [Fact]
    public async Task A_hidden_label_finds_but_is_never_shown()
    {
        await using var search = await SearchScene.StartAsync();
        await search.Keeper.SettleAsync();

        var row = (await search.Verbs(Actor.System).SearchAsync(new() { Q = "hygeine" })).Rows.Single();

        Assert.Null(row.Fitted);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_renamed_competency_is_found_by_its_new_name_at_once_and_no_longer_by_the_old(string database)
    {
        await using var search = await SearchScene.StartAsync(database);
        await search.Keeper.SettleAsync();

        await search.ChangeAsync(db => db.Competencies.Single(c => c.Id == search.Meeting.Id).Describe(LocalText.Both("Trösta barn", null), LocalText.Empty, 0, null));

        Assert.Equal(["Trösta barn"], (await search.Verbs(Actor.System).SearchAsync(new() { Q = "trösta" })).Rows.Select(r => r.Name.Sv));
        Assert.Empty((await search.Verbs(Actor.System).SearchAsync(new() { Q = "anhöriga" })).Rows);
    }

    [Fact]
    public async Task A_retired_competency_is_not_found()
    {
        await using var search = await SearchScene.StartAsync();
        await search.Keeper.SettleAsync();

        await search.ChangeAsync(db => db.Competencies.Single(c => c.Id == search.Meeting.Id).Retire(true));

        Assert.Empty(await search.FoundAsync("anhöriga"));
    }

    [Fact]
    public async Task An_exactly_linked_competency_stands_for_the_concept_too_and_is_found_by_its_names()
    {
        await using var search = await SearchScene.StartAsync();
        await search.ChangeAsync(db => db.CompetencyLinks.Add(new(search.Meeting.Id, db.Concepts.Single(c => c.Id == SearchScene.NursingSkill), LinkKind.Exact, "1.1.1")));

        Assert.Equal(["Bemöta oroliga anhöriga"], await search.FoundAsync("apply nursing"));
    }

    [Fact]
    public async Task A_new_release_is_searched_when_it_has_been_put_in_order()
    {
        await using var search = await SearchScene.StartAsync(withClassifications: false);
        Assert.Empty(await search.FoundAsync("vårdhygien"));

        await search.AddClassificationsAsync();

        Assert.Equal(["vårdhygien"], await search.FoundAsync("vårdhygien"));
    }

    [Fact]
    public async Task While_the_catalogue_is_put_in_order_for_the_first_time_the_answer_says_so()
    {
        await using var search = await SearchScene.StartAsync();

        var first = await search.Verbs(Actor.System).SearchAsync(new() { Q = "vård" });
        await search.Keeper.SettleAsync();

        Assert.True(first.IsBeingSorted);
        Assert.False((await search.Verbs(Actor.System).SearchAsync(new() { Q = "vård" })).IsBeingSorted);
    }

    [Fact]
    public async Task Use_in_a_working_text_is_not_told_to_those_who_do_not_shape()
    {
        await using var search = await SearchScene.StartAsync();
        var profile = new JobProfile(ProfileId.New(), LocalText.Both("Undersköterska", null));
        profile.Write(profile.ToDraft() with { Requirements = [new(search.Meeting.Id, 2, Necessity.MustHave, 3)] }, search.Scene.Clock.GetUtcNow().UtcDateTime);
        await search.Scene.AddAsync(profile);
        await search.Keeper.SettleAsync();
        var (shaper, reader) = (await search.Scene.ActorAsync(AccessRole.ProcessLeader), await search.Scene.ActorAsync(AccessRole.Employee));

        Assert.True((await search.Verbs(shaper).SearchAsync(new() { Q = "anhöriga", Show = "used" })).Rows.Single().IsUsed);
        Assert.Empty((await search.Verbs(reader).SearchAsync(new() { Q = "anhöriga", Show = "used" })).Rows);
        Assert.False((await search.Verbs(reader).SearchAsync(new() { Q = "anhöriga" })).Rows.Single().IsUsed);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_occupation_by_its_Swedish_or_English_title_gives_both_codes(string database)
    {
        await using var search = await SearchScene.StartAsync(database);
        await search.Keeper.SettleAsync();

        var rows = (await search.Occupations(Actor.System).FindAsync(new() { Q = "sjuksköterska" })).Rows;
        var english = (await search.Occupations(Actor.System).FindAsync(new() { Q = "registered nurse" })).Rows.Single();

        Assert.All(rows, row => Assert.Equal(("2221", "2221"), (row.Groups.Single().Code, row.IscoCode)));
        Assert.Equal(["Sjuksköterska, grundutbildad", "sjuksköterska"], rows.Where(r => r.ConceptId is SearchScene.Nurse or SearchScene.JobTechNurse).Select(r => r.Name.Sv).Order(StringComparer.Ordinal));
        Assert.Equal(("registered nurse", "Grundutbildade sjuksköterskor"), (english.Fitted, english.Groups.Single().Name.Sv));
    }
}
