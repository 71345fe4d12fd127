using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

public class NominationTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static async Task<string> OpenAsync(Crew crew)
    {
        Assert.True((await crew.Polls().OpenAsync(crew.Initiative, new())).IsDone);
        return (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code!;
    }

    private static async Task AnswerAsync(Crew crew, string code, int phones, params Person[] names)
    {
        for (var phone = 0; phone < phones; phone++)
            Assert.True((await crew.Phone().AnswerAsync(code, $"{string.Join('+', names.Select(n => n.GivenName))} phone number {phone}", [.. names.Select(n => n.Id.Value)])).IsDone);
    }

    /// <summary>Thirty colleagues in one unit, so that the poll has room for their answers.</summary>
    private static async Task CrowdAsync(Crew crew)
    {
        Person[] crowd = [.. Enumerable.Range(0, 30).Select(n => new Person(PersonId.New(), $"Kollega{n}", "Svensson"))];
        await crew.Scene.AddAsync([.. crowd, .. crowd.Select(person => new Assignment(AssignmentId.New(), person.Id, crew.NorrbySeat.Id))]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task When_it_closes_only_sums_of_many_remain_and_the_ambassadors_are_chosen(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await CrowdAsync(crew);
        var code = await OpenAsync(crew);
        await AnswerAsync(crew, code, 12, crew.Anna);
        await AnswerAsync(crew, code, 6, crew.Björn, crew.Manager);
        await AnswerAsync(crew, code, 3, crew.Lars);

        Assert.True((await crew.Polls().CloseAsync(crew.Initiative)).IsDone);
        var last = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Last!;

        Assert.Equal([(crew.Anna.Id.Value, 12, true), (crew.Björn.Id.Value, 6, true), (crew.Manager.Id.Value, 6, false)], last.People.Select(p => (p.Who.Person, p.Named, p.IsAmbassador)));
        Assert.Equal((21, 16, true), (last.Answers, last.Reached, last.ReachedOrMore));
        await using var db = scene.Open();
        Assert.False(await db.NominationBallots.AnyAsync());
    }

    [Fact]
    public async Task The_log_holds_the_hash_of_the_empty_table()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await AnswerAsync(crew, await OpenAsync(crew), 2, crew.Anna);

        await crew.Polls().CloseAsync(crew.Initiative);

        await using var db = scene.Open();
        Assert.Equal("SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", (await db.Audit.SingleAsync(a => a.Subject == nameof(NominationBallot))).Detail);
        Assert.False(await db.Audit.AnyAsync(a => a.Subject == nameof(NominationBallot) && a.PersonId != null));
    }

    [Fact]
    public async Task Nobody_reads_an_answer_while_it_is_open()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var code = await OpenAsync(crew);
        await AnswerAsync(crew, code, 3, crew.Anna);
        var administrator = await scene.ActorAsync(AccessRole.Administrator);

        var view = (await crew.Polls(administrator).ReadAsync(crew.Initiative)).Value;
        var phone = (await crew.Phone().ReadAsync(code, "Anna phone number 1", [], null)).Value;

        Assert.Equal((3, null), (view.Answers, view.Last));
        Assert.True(phone.HasAnswered);
        Assert.Empty(phone.Names);
        await using var db = scene.Open();
        var id = crew.Anna.Id.Value.ToByteArray();
        Assert.All(await db.NominationBallots.ToListAsync(), ballot => Assert.Equal(-1, ballot.SealedNames.AsSpan().IndexOf(id)));
    }

    [Fact]
    public async Task The_same_phone_changes_its_answer_and_never_gives_two()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var code = await OpenAsync(crew);

        await crew.Phone().AnswerAsync(code, "one phone", [crew.Anna.Id.Value]);
        await crew.Phone().AnswerAsync(code, "one phone", [crew.Anna.Id.Value]);
        await crew.Phone().AnswerAsync(code, "one phone", [crew.Björn.Id.Value]);

        Assert.Equal(1, (await crew.Polls().ReadAsync(crew.Initiative)).Value.Answers);
    }

    [Fact]
    public async Task More_answers_than_people_are_not_taken()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var code = await OpenAsync(crew);
        await AnswerAsync(crew, code, 6, crew.Anna);

        Assert.Equal("poll-full", (await crew.Phone().AnswerAsync(code, "a seventh phone of six people", [crew.Anna.Id.Value])).Refusal!.Code);
    }

    [Fact]
    public async Task A_protected_identity_is_neither_found_nor_named()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var hidden = new Person(PersonId.New(), "Hemlig", "Person");
        hidden.Protect(true);
        await scene.AddAsync(hidden);
        var code = await OpenAsync(crew);

        Assert.Empty((await crew.Phone().ReadAsync(code, "a phone", [], "Hemlig")).Value.Found);
        Assert.Equal(Refusal.NotFound, (await crew.Phone().AnswerAsync(code, "a phone", [hidden.Id.Value])).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    public async Task The_staff_list_cannot_be_read_off_the_phone(string search)
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);

        Assert.Empty((await crew.Phone().ReadAsync(await OpenAsync(crew), "a phone", [], search)).Value.Found);
    }

    [Fact]
    public async Task A_closed_question_a_wrong_code_too_many_and_nobody_are_refused_by_name()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        Assert.Equal("nominations-closed", (await crew.Polls().CloseAsync(crew.Initiative)).Refusal!.Code);
        var code = await OpenAsync(crew);
        Guid[] four = [crew.Anna.Id.Value, crew.Björn.Id.Value, crew.Lars.Id.Value, crew.Tea.Id.Value];

        Assert.Equal("poll-too-many-named", (await crew.Phone().AnswerAsync(code, "p", four)).Refusal!.Code);
        Assert.Equal("poll-nobody-named", (await crew.Phone().AnswerAsync(code, "p", [])).Refusal!.Code);
        Assert.Equal("poll-code-unknown", (await crew.Phone().AnswerAsync("BCDF2345", "p", [four[0]])).Refusal!.Code);
        Assert.Equal("poll-open", (await crew.Polls().OpenAsync(crew.Initiative, new())).Refusal!.Code);
        await crew.Polls().CloseAsync(crew.Initiative);
        Assert.Equal("poll-is-over", (await crew.Phone().AnswerAsync(code, "p", [four[0]])).Refusal!.Code);
        Assert.True((await crew.Phone().ReadAsync(code, "p", [], null)).Value.IsClosed);
        Assert.True((await crew.Polls().CloseAsync(crew.Initiative)).IsDone);
    }

    [Fact]
    public async Task Those_who_were_chosen_become_ambassadors_when_that_is_asked()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await CrowdAsync(crew);
        var code = await OpenAsync(crew);
        await AnswerAsync(crew, code, 8, crew.Anna);
        await AnswerAsync(crew, code, 8, crew.Björn);
        await crew.Polls().CloseAsync(crew.Initiative);

        Assert.True((await crew.Polls().AskAmbassadorsAsync(crew.Initiative)).IsDone);

        await using var db = scene.Open();
        Assert.Equal(2, await db.InitiativeMembers.CountAsync(m => (m.Roles & InitiativeRole.Ambassador) != 0));
    }

    [Fact]
    public async Task Who_does_not_lead_opens_closes_and_reads_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna);
        var anna = await scene.ActorAsync(AccessRole.Employee, crew.Anna.Id);
        await OpenAsync(crew);

        Assert.Equal(Refusal.NotAllowed, (await crew.Polls(anna).OpenAsync(crew.Initiative, new())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Polls(anna).CloseAsync(crew.Initiative)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Polls(anna).AskAmbassadorsAsync(crew.Initiative)).Refusal);
        var view = (await crew.Polls(anna).ReadAsync(crew.Initiative)).Value;
        Assert.Equal((null, null), (view.Code, view.Last));
    }
}
