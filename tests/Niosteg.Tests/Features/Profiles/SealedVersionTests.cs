using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;
using static Niosteg.Tests.Features.Profiles.ProfileScene;
using Niosteg.Web.Data;

namespace Niosteg.Tests.Features.Profiles;

public class SealedVersionTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sealed_version_keeps_its_words_when_the_catalogue_gets_new_ones(string database)
    {
        await using var there = await StartAsync(database);

        var seal = await there.SealAsync("Första versionen.");
        await using (var db = there.Scene.Open())
        {
            var care = await db.Competencies.SingleAsync(c => c.Id == there.Care);
            care.DescribeLevels([new(3, new("Helt andra ord.", null), [])], 4);
            await db.SaveChangesAsync();
        }
        await there.SaveAsync(i => i.Purpose.Sv = "Ett nytt syfte.");

        var card = (await there.Cards(there.Leader).ReadAsync(there.Id)).Value;
        Assert.Equal((1, "Första versionen.", there.Leader.Name), (seal.Number, card.Seal!.Note, card.Seal.SealedByName));
        Assert.Equal(("Ger äldre en trygg vardag.", "Omvårdnad så här på nivå 3."), (card.Content.Purpose.Sv, card.Content.Requirements[0].LevelText.Sv));
        Assert.True(card.HasUnsealedChanges);
        var draft = (await there.Cards(there.Leader).ReadAsync(there.Id, draft: true)).Value;
        Assert.Equal(("Ett nytt syfte.", "Helt andra ord."), (draft.Content.Purpose.Sv, draft.Content.Requirements[0].LevelText.Sv));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_database_refuses_to_change_a_sealed_version(string database)
    {
        await using var there = await StartAsync(database);
        await Migrator.MigrateAsync(there.Scene.Options, there.Scene.Clock);
        await there.SealAsync();
        await using var db = there.Scene.Open();

        var version = await db.ProfileVersions.SingleAsync();
        db.Entry(version).Property(v => v.Note).CurrentValue = "Ändrad i efterhand.";

        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.ProfileVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.ContentJson, "{}")));
        await using var after = there.Scene.Open();
        Assert.True((await after.ProfileVersions.SingleAsync()).IsGenuine);
        Assert.Null((await after.ProfileVersions.SingleAsync()).Note);
    }

    [Fact]
    public async Task A_version_that_was_changed_behind_the_programs_back_is_not_genuine()
    {
        await using var there = await StartAsync();
        await there.SealAsync();

        var before = (await there.Cards(there.Leader).GenuineAsync(there.Id, 1)).Value;
        await using (var db = there.Scene.Open())
            await db.ProfileVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.ContentJson, v => v.ContentJson.Replace("trygg", "tryggt")));
        var after = (await there.Cards(there.Leader).GenuineAsync(there.Id, 1)).Value;

        Assert.True(before.IsGenuine);
        Assert.False(after.IsGenuine);
        Assert.NotEqual(after.Seal.Hash, after.ComputedHash);
    }

    [Fact]
    public async Task Sealing_is_refused_in_words_when_something_is_missing_and_when_the_text_moved_on()
    {
        await using var there = await StartAsync();
        var read = await there.OpenAsync();

        await there.SaveAsync(i => i.Requirements = []);
        var stale = await there.Sealing(there.Leader).SealAsync(there.Id, new() { Version = read.Version });
        var empty = await there.Sealing(there.Leader).SealAsync(there.Id, new() { Version = (await there.OpenAsync()).Version });

        Assert.Equal(("seal-changed-meanwhile", "seal-needs-requirements"), (stale.Refusal!.Code, empty.Refusal!.Code));
        Assert.Empty((await there.Cards(there.Leader).VersionsAsync(there.Id)).Value.Versions);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_difference_between_two_versions_and_the_draft_can_be_read(string database)
    {
        await using var there = await StartAsync(database);
        await there.SealAsync();
        await there.SaveAsync(i => i.Requirements[0].Level = 2);
        await there.SealAsync();
        await there.SaveAsync(i => i.Purpose.Sv = "Ger alla äldre en trygg vardag.");

        var sealedTwo = (await there.Cards(there.Leader).DifferenceAsync(there.Id, 1, 2)).Value.Difference;
        var draft = (await there.Cards(there.Leader).DifferenceAsync(there.Id, 2, 0)).Value.Difference;

        Assert.Equal(-1, Assert.Single(sealedTwo.Requirements).LevelSteps);
        Assert.Equal("alla ", Assert.Single(Assert.Single(draft.Texts).Words, w => w.Piece == Piece.Added).Text);
        Assert.Equal(Refusal.NotFound, (await there.Cards(there.Leader).DifferenceAsync(there.Id, 1, 9)).Refusal);
    }

    [Theory]
    [InlineData(AccessRole.Recruiter)]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Reader)]
    public async Task A_draft_that_was_never_sealed_is_not_there_for_others(AccessRole role)
    {
        await using var there = await StartAsync();
        var other = await there.Scene.ActorAsync(role);

        Assert.Equal(Refusal.NotFound, (await there.Cards(other).ReadAsync(there.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await there.Cards(other).VersionsAsync(there.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await there.Cards(other).WhyAsync(there.Id, there.Care)).Refusal);
        Assert.Empty((await there.List(other).ReadAsync(new())).Rows);
        Assert.Empty(await there.List(other).ContentsAsync(new()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Managers_and_those_it_is_about_see_a_draft_that_was_never_sealed(string database)
    {
        await using var there = await StartAsync(database);
        var (manager, holder) = (await there.Scene.ActorAsync(AccessRole.Manager), await there.HolderAsync());

        Assert.True((await there.Cards(manager).ReadAsync(there.Id)).Value.IsDraft);
        Assert.True((await there.Cards(holder).ReadAsync(there.Id)).Value.IsDraft);
        Assert.False((await there.Cards(manager).ReadAsync(there.Id)).Value.MayWrite);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Once_sealed_everyone_sees_the_seal_and_only_its_writers_the_draft(string database)
    {
        await using var there = await StartAsync(database);
        await there.SealAsync();
        await there.SaveAsync(i => i.Title.Sv = "Hemlig ny titel");
        var manager = await there.Scene.ActorAsync(AccessRole.Manager);
        var reader = await there.Scene.ActorAsync(AccessRole.Reader);

        foreach (var other in new[] { manager, reader })
        {
            Assert.Equal("Undersköterska", (await there.Cards(other).ReadAsync(there.Id)).Value.Content.Title.Sv);
            Assert.Equal("Undersköterska", Assert.Single((await there.List(other).ReadAsync(new())).Rows).Title.Sv);
            Assert.Empty((await there.List(other).ReadAsync(new() { Q = "Hemlig" })).Rows);
            Assert.Equal(Refusal.NotFound, (await there.Cards(other).ReadAsync(there.Id, draft: true)).Refusal);
            Assert.Equal(Refusal.NotFound, (await there.Cards(other).DifferenceAsync(there.Id, 1, 0)).Refusal);
            Assert.False((await there.Cards(other).ReadAsync(there.Id)).Value.HasUnsealedChanges);
            Assert.Equal("Undersköterska", (await there.Cards(other).VersionsAsync(there.Id)).Value.Title.Sv);
        }
        Assert.Equal("Hemlig ny titel", Assert.Single((await there.List(there.Leader).ReadAsync(new())).Rows).Title.Sv);
    }

    [Fact]
    public async Task A_protected_owner_is_not_named_on_the_card()
    {
        await using var there = await StartAsync();
        var hidden = new Niosteg.Domain.Organisation.Person(PersonId.New(), "Eva", "Gömd");
        hidden.Protect(true);
        await there.Scene.AddAsync(hidden);
        var administrator = await there.Scene.ActorAsync(AccessRole.Administrator);
        await there.SaveAsync(i => i.OwnerId = hidden.Id.Value, administrator);
        await there.SealAsync();

        Assert.Null((await there.Cards(await there.Scene.ActorAsync(AccessRole.Reader)).ReadAsync(there.Id)).Value.Owner);
        Assert.Null(Assert.Single((await there.List(there.Leader).ReadAsync(new())).Rows).Owner);
    }

    [Fact]
    public async Task A_requirement_tells_who_set_it_and_who_raised_it_and_in_which_version_it_was_sealed()
    {
        await using var there = await StartAsync();
        await there.SaveAsync(i => i.Requirements[0].Level = 2);
        await there.SealAsync();
        await there.SaveAsync(i => i.Requirements[0].Level = 1);

        var why = (await there.Cards(there.Leader).WhyAsync(there.Id, there.Care)).Value;

        Assert.Equal([(null, 3), (3, 2)], why.Steps.Select(s => (s.Old?.RequiredLevel, s.Now!.RequiredLevel)));
        Assert.Equal((1, 2), (why.Seal!.Number, why.Requirement.RequiredLevel));
        Assert.Equal(3, (await there.Cards(there.Leader).WhyAsync(there.Id, there.Care, number: 0)).Value.Steps.Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sealed_profile_is_named_as_it_was_sealed_wherever_people_read_it(string database)
    {
        await using var there = await ProfileScene.StartAsync(database);
        await there.SealAsync();
        await there.SaveAsync(i => i.Title.Sv = "Omsorgsspecialist");
        await using var db = there.Scene.Open();

        var inForce = await db.InForceAsync([there.Id], DateOnly.FromDateTime(there.Scene.Clock.GetUtcNow().UtcDateTime), default);

        Assert.Equal("Undersköterska", (await db.ProfileTitlesAsync(default))[there.Id].Sv);
        Assert.Equal(("Undersköterska", 1), (inForce[there.Id].Title.Sv, inForce[there.Id].VersionNumber));
    }
}
