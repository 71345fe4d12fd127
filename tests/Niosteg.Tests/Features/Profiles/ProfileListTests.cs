using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Profiles;
using static Niosteg.Tests.Features.Profiles.ProfileScene;

namespace Niosteg.Tests.Features.Profiles;

public class ProfileListTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Profiles_are_listed_by_family_and_level_with_Swedish_letters_last(string database)
    {
        await using var there = await StartAsync(database);
        await NewAsync(there, "Östersjöfiskare", 1);
        await NewAsync(there, "Ålfiskare", 1);
        await NewAsync(there, "Zoolog", 1);
        await NewAsync(there, "Ekonom", null, family: false);

        var rows = (await there.List(there.Leader).ReadAsync(new())).Rows;

        Assert.Equal(["Zoolog", "Ålfiskare", "Östersjöfiskare", "Undersköterska", "Ekonom"], rows.Select(r => r.Title.Sv));
    }

    [Fact]
    public async Task Profiles_to_compare_are_chosen_by_title_with_Swedish_letters_last_whatever_their_family()
    {
        await using var there = await StartAsync();
        await NewAsync(there, "Östersjöfiskare", 1);
        await NewAsync(there, "Zoolog", 3, family: false);
        await NewAsync(there, "Ålfiskare", 1);
        await using var product = new Product(there.Scene);

        foreach (var language in new[] { "sv", "en" })
        {
            using var client = product.ClientFor(there.Leader, language);
            var options = (await client.PageAsync("/profiles/compare")).QuerySelector("select")!.QuerySelectorAll("option").Skip(1).Select(o => o.TextContent);

            Assert.Equal(["Zoolog", "Ålfiskare", "Östersjöfiskare"], options.Where(o => o is not ("Undersköterska" or "Assistant nurse")));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_filter_by_unit_finds_profiles_that_positions_there_or_below_follow(string database)
    {
        await using var there = await StartAsync(database);
        await NewAsync(there, "Kock", 1);
        var (top, below) = (new OrganisationUnit(UnitId.New(), "Omsorg"), new OrganisationUnit(UnitId.New(), "Norrby"));
        var seat = new Position(PositionId.New(), "Undersköterska", below.Id);
        seat.FollowProfile(there.Id);
        await there.Scene.AddAsync(top, below, new UnitLink(top.Id, below.Id, 1), new UnitLink(top.Id, top.Id, 0), new UnitLink(below.Id, below.Id, 0), seat);

        Assert.Equal([there.Id], await FoundAsync(there, new() { Unit = top.Id.Value }));
        Assert.Equal([there.Id], await FoundAsync(there, new() { Unit = below.Id.Value }));
        Assert.Empty(await FoundAsync(there, new() { Unit = Guid.CreateVersion7() }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Filters_find_drafts_seals_what_is_due_whose_it_is_and_words_in_any_case(string database)
    {
        await using var there = await StartAsync(database);
        var cook = await NewAsync(there, "Kock", 1, family: false);
        await there.SaveAsync(i => i.ReviewOn = new(2026, 1, 1));
        await there.SealAsync();

        Assert.Equal([there.Id], await FoundAsync(there, new() { State = "sealed" }));
        Assert.Equal([cook], await FoundAsync(there, new() { State = "draft" }));
        Assert.Equal([there.Id], await FoundAsync(there, new() { Due = true }));
        Assert.Equal([there.Id], await FoundAsync(there, new() { Family = there.Family.Value }));
        Assert.Equal([there.Id], await FoundAsync(there, new() { Q = "SKÖTER" }));
        Assert.Equal([there.Id], await FoundAsync(there, new() { Q = "vård nurse" }));
        Assert.Empty(await FoundAsync(there, new() { Q = "skoter" }));
        Assert.Equal(2, (await FoundAsync(there, new() { Owner = "none" })).Count);
    }

    [Fact]
    public async Task A_profile_that_was_put_away_leaves_the_list_and_can_be_brought_back()
    {
        await using var there = await StartAsync();

        await there.Editing(there.Leader).RetireAsync(there.Id, true);
        var away = await FoundAsync(there, new());
        var found = await FoundAsync(there, new() { State = "retired" });
        await there.Editing(there.Leader).RetireAsync(there.Id, false);

        Assert.Empty(away);
        Assert.Equal([there.Id], found);
        Assert.Equal([there.Id], await FoundAsync(there, new()));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        await using var there = await StartAsync();
        await there.Scene.AddAsync([.. Enumerable.Range(0, 120).Select(i => (object)new JobProfile(ProfileId.New(), new($"Profil {i:000}", null)))]);

        var last = await there.List(there.Leader).ReadAsync(new() { Sort = "-title", Page = 99 });

        Assert.Equal((3, 121, 21), (last.Page, last.Found, last.Rows.Count));
        Assert.Equal("Profil 000", last.Rows[^1].Title.Sv);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Comparing_shows_what_differs_first_and_refuses_what_the_reader_may_not_see(string database)
    {
        await using var there = await StartAsync(database);
        await there.SealAsync();
        var other = (await there.Editing(there.Leader).CreateAsync(new() { Title = new() { Sv = "Skötare" }, CopyOf = there.Id.Value })).Value;
        var input = (await there.Editing(there.Leader).OpenAsync(other)).Value;
        input.Requirements = [Demand(there.Notes, 2), Demand(there.Care, 1)];
        await there.Editing(there.Leader).SaveAsync(other, input);

        var compared = (await there.Cards(there.Leader).CompareAsync([there.Id, other])).Value;
        var reader = await there.Scene.ActorAsync(AccessRole.Reader);

        Assert.Equal([ComparedAs.OtherLevel, ComparedAs.SameLevel], compared.Requirements.Select(r => r.As));
        Assert.Equal([1, 0], compared.Profiles.Select(p => p.VersionNumber));
        Assert.Equal(Refusal.NotFound, (await there.Cards(reader).CompareAsync([there.Id, other])).Refusal);
        Assert.Equal("compare-two-to-four", (await there.Cards(reader).CompareAsync([there.Id, there.Id])).Refusal!.Code);
    }

    [Fact]
    public async Task A_family_with_profiles_is_not_removed_and_an_empty_one_is()
    {
        await using var there = await StartAsync();
        var families = there.Families(there.Leader);

        var empty = (await families.AddAsync(new() { Name = new() { Sv = "Ekonomi" } })).Value;
        await families.RenameAsync(empty.Id, new() { Name = new() { Sv = "Ekonomi och inköp" } });

        Assert.Equal([("Ekonomi och inköp", 0), ("Vård och omsorg", 1)], (await families.ReadAsync()).Select(f => (f.Name.Sv!, f.Profiles)));
        Assert.Equal("family-has-profiles", (await families.RemoveAsync(there.Family)).Refusal!.Code);
        Assert.True((await families.RemoveAsync(empty.Id)).IsDone);
        Assert.Equal("name-missing", (await families.AddAsync(new())).Refusal!.Code);
    }

    private static async Task<ProfileId> NewAsync(ProfileScene there, string title, int? level, bool family = true) =>
        (await there.Editing(there.Leader).CreateAsync(new() { Title = new() { Sv = title }, JobLevel = level, FamilyId = family ? there.Family.Value : null })).Value;

    private static async Task<IReadOnlyList<ProfileId>> FoundAsync(ProfileScene there, ProfileFilter filter) =>
        [.. (await there.List(there.Leader).ReadAsync(filter)).Rows.Select(r => r.Id)];
}
