using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Profiles;
using static Niosteg.Tests.Features.Profiles.ProfileScene;

namespace Niosteg.Tests.Features.Profiles;

public class ProfileEditingTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_written_is_read_back_and_the_change_stands_in_the_audit_trail(string database)
    {
        await using var there = await StartAsync(database);

        await there.SaveAsync(i => { i.Tasks = [new() { Sv = "Ge omvårdnad." }, new()]; i.Skill.En = "Care."; i.ReviewOn = new(2027, 3, 1); i.SsykCode = "5321"; });

        var input = await there.OpenAsync();
        Assert.Equal(("Ge omvårdnad.", "Care.", new DateOnly(2027, 3, 1), "5321"), (Assert.Single(input.Tasks).Sv, input.Skill.En, input.ReviewOn, input.SsykCode));
        Assert.Equal([there.Care.Value, there.Notes.Value], input.Requirements.Select(r => r.CompetencyId));
        await using var db = there.Scene.Open();
        Assert.True(await db.Audit.AnyAsync(a => a.Subject == "JobProfile" && a.Action == AuditAction.Changed && a.ActorName == there.Leader.Name));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_people_who_change_different_things_both_keep_them(string database)
    {
        await using var there = await StartAsync(database);
        var other = await there.Scene.ActorAsync(AccessRole.ProcessLeader);
        var (mine, theirs) = (await there.OpenAsync(), await there.OpenAsync(other));

        theirs.Purpose.Sv = "Deras syfte.";
        await there.Editing(other).SaveAsync(there.Id, theirs);
        mine.Requirements.Add(Demand(there.Lifting, 1));
        var saved = (await there.Editing(there.Leader).SaveAsync(there.Id, mine)).Value;

        Assert.True(saved.IsSaved);
        Assert.Equal(("Purpose.Sv", other.Name), (Assert.Single(saved.Merge.FromTheirs).Field, saved.TheirName));
        var now = await there.OpenAsync();
        Assert.Equal(("Deras syfte.", 3), (now.Purpose.Sv, now.Requirements.Count));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_people_who_change_the_same_sentence_are_shown_both_and_one_is_chosen(string database)
    {
        await using var there = await StartAsync(database);
        var other = await there.Scene.ActorAsync(AccessRole.ProcessLeader);
        var (mine, theirs) = (await there.OpenAsync(), await there.OpenAsync(other));
        theirs.Purpose.Sv = "Deras syfte.";
        await there.Editing(other).SaveAsync(there.Id, theirs);
        mine.Purpose.Sv = "Mitt syfte.";

        var met = (await there.Editing(there.Leader).SaveAsync(there.Id, mine)).Value;
        var collision = Assert.Single(await there.Editor(there.Leader).CollisionsAsync(met));
        var again = ProfileInput.From(met.Merge.Draft, met.Version);
        again.Choices = [new() { Part = collision.Part.Key, Take = "theirs" }];
        var saved = (await there.Editing(there.Leader).SaveAsync(there.Id, again)).Value;

        Assert.False(met.IsSaved);
        Assert.Equal(("Syfte (Svenska)", "Deras syfte.", "Mitt syfte."), (collision.Name, collision.Theirs, collision.Mine));
        Assert.True(saved.IsSaved);
        Assert.Equal("Deras syfte.", (await there.OpenAsync()).Purpose.Sv);
    }

    [Fact]
    public async Task A_collision_that_nobody_has_answered_is_not_saved()
    {
        await using var there = await StartAsync();
        var input = await there.OpenAsync();
        input.Purpose.Sv = "Något.";
        input.Choices = [new() { Part = "Purpose.Sv" }];

        var saved = (await there.Editing(there.Leader).SaveAsync(there.Id, input)).Value;

        Assert.False(saved.IsSaved);
        Assert.Equal("Ger äldre en trygg vardag.", (await there.OpenAsync()).Purpose.Sv);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Ten_who_save_in_the_same_moment_lose_nothing(string database)
    {
        await using var there = await StartAsync(database);
        var start = await there.OpenAsync();

        var saves = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(async () =>
        {
            var mine = ProfileInput.From(start.ToDraft() with { Tasks = [new($"Uppgift {i}", null)] }, start.Version);
            for (var attempt = 0; ; attempt++)
            {
                var saved = await there.Editing(there.Leader).SaveAsync(there.Id, mine);
                if (saved.IsDone || attempt == 20) return saved;
            }
        })));

        Assert.All(saves, s => Assert.True(s.IsDone && s.Value.IsSaved));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"Uppgift {i}"), (await there.OpenAsync()).Tasks.Select(t => t.Sv).Order());
    }

    [Fact]
    public async Task Saving_by_itself_never_changes_the_text_under_the_writers_hands()
    {
        await using var there = await StartAsync();
        var mine = await there.OpenAsync();
        await there.SaveAsync(i => i.JobLevel = 3);
        mine.Purpose.Sv = "Mitt.";

        Assert.Equal(Refusal.ChangedMeanwhile, (await there.Editing(there.Leader).SaveAsync(there.Id, mine, alone: true)).Refusal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Undo_brings_the_state_before_back_as_a_new_save_and_undo_again_returns(string database)
    {
        await using var there = await StartAsync(database);
        await there.SaveAsync(i => { i.Purpose.Sv = "Fel syfte."; i.Requirements.RemoveAt(0); });

        var undone = await there.Editing(there.Leader).UndoAsync(there.Id);

        Assert.True(undone.IsDone);
        Assert.Equal(("Ger äldre en trygg vardag.", 2), ((await there.OpenAsync()).Purpose.Sv, (await there.OpenAsync()).Requirements.Count));
        await there.Editing(there.Leader).UndoAsync(there.Id);
        Assert.Equal("Fel syfte.", (await there.OpenAsync()).Purpose.Sv);
        var history = (await there.Editing(there.Leader).HistoryAsync(there.Id)).Value;
        Assert.Equal(5, history.Saves.Count);
        Assert.Contains("Purpose.Sv", history.Saves[0].Changed.Select(p => p.Field));
    }

    [Fact]
    public async Task A_profile_that_came_without_saves_can_be_undone_too()
    {
        await using var there = await StartAsync();
        await using (var db = there.Scene.Open()) await db.ProfileSaves.ExecuteDeleteAsync();

        await there.SaveAsync(i => i.Purpose.Sv = "Nytt.");
        await there.Editing(there.Leader).UndoAsync(there.Id);

        Assert.Equal("Ger äldre en trygg vardag.", (await there.OpenAsync()).Purpose.Sv);
    }

    [Fact]
    public async Task The_latest_hundred_states_are_kept()
    {
        await using var there = await StartAsync();

        for (var i = 0; i < 105; i++) await there.SaveAsync(input => input.Purpose.Sv = $"Syfte {i}.");

        await using var db = there.Scene.Open();
        Assert.Equal(100, await db.ProfileSaves.CountAsync());
        Assert.True(await db.ProfileSaves.AnyAsync(s => s.Version == 0));
    }

    [Fact]
    public async Task What_does_not_exist_is_refused_by_name_and_nothing_is_saved()
    {
        await using var there = await StartAsync();
        var before = await there.OpenAsync();

        async Task<string?> TryAsync(Action<ProfileInput> change)
        {
            var input = await there.OpenAsync();
            change(input);
            return (await there.Editing(there.Leader).SaveAsync(there.Id, input)).Refusal?.Code;
        }

        Assert.Equal("competency-unknown", await TryAsync(i => i.Requirements.Add(Demand(CompetencyId.New(), 1))));
        Assert.Equal("level-not-on-the-scale", await TryAsync(i => i.Requirements[0].Level = 5));
        Assert.Equal("family-unknown", await TryAsync(i => i.FamilyId = Guid.CreateVersion7()));
        Assert.Equal("owner-unknown", await TryAsync(i => i.OwnerId = Guid.CreateVersion7()));
        Assert.Equal("title-missing", await TryAsync(i => i.Title = new()));
        Assert.Equal(before.Version, (await there.OpenAsync()).Version);
    }

    [Theory]
    [InlineData(AccessRole.Manager)]
    [InlineData(AccessRole.Recruiter)]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Reader)]
    public async Task Only_those_who_shape_profiles_and_the_owner_write_them(AccessRole role)
    {
        await using var there = await StartAsync();
        await there.SealAsync();
        var other = await there.Scene.ActorAsync(role);

        Assert.Equal(Refusal.NotFound, (await there.Editing(other).OpenAsync(there.Id)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await there.Editing(other).SaveAsync(there.Id, await there.OpenAsync())).Refusal);
        Assert.Equal(Refusal.NotFound, (await there.Editing(other).SaveAsync(ProfileId.New(), await there.OpenAsync())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await there.Editing(other).RestoreAsync(there.Id, new())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await there.Editing(other).UndoAsync(there.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await there.Editing(other).HistoryAsync(there.Id)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await there.Editing(other).RetireAsync(there.Id, true)).Refusal);
        Assert.Equal(Refusal.NotFound, (await there.Editing(other).CreateAsync(new() { Title = new() { Sv = "Ny" } })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await there.Sealing(other).SealAsync(there.Id, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await there.Families(other).AddAsync(new() { Name = new() { Sv = "Ny" } })).Refusal);
    }

    [Fact]
    public async Task The_owner_writes_their_own_profile()
    {
        await using var there = await StartAsync();
        var holder = await there.HolderAsync();
        await there.SaveAsync(i => i.OwnerId = holder.PersonGuid);

        var saved = await there.SaveAsync(i => i.Purpose.Sv = "Ägarens ord.", holder);

        Assert.True(saved.IsSaved);
    }

    [Fact]
    public async Task A_new_profile_can_begin_from_another_one()
    {
        await using var there = await StartAsync();

        var id = (await there.Editing(there.Leader).CreateAsync(new() { Title = new() { Sv = "Skötare" }, CopyOf = there.Id.Value })).Value;

        var copy = (await there.Editing(there.Leader).OpenAsync(id)).Value;
        Assert.Equal(("Skötare", "Ger äldre en trygg vardag.", 2), (copy.Title.Sv, copy.Purpose.Sv, copy.Requirements.Count));
    }
}
