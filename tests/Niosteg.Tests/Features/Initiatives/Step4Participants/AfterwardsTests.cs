using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>"Did the group understand your part of the work?", by function, and never about one.</summary>
public class AfterwardsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Those_who_said_yes_answer_and_only_sums_that_are_large_enough_remain(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (crew, crowd) = await CrowdAsync(scene, 8);
        await crew.Fields().OpenAsync(crew.Initiative);
        foreach (var (person, at) in crowd.Select((person, at) => (person, at)))
            Assert.True((await crew.Afterwards().AnswerAsync(await crew.TokenAsync(person), new() { Said = at < 6 ? Understood.Yes : Understood.No })).IsDone);
        var tea = await crew.TokenAsync(crew.Tea);
        Assert.True((await crew.Afterwards().AnswerAsync(tea, new() { Said = Understood.Partly })).IsDone);
        Assert.Equal((9, 0), ((await crew.Fields().ReadAsync(crew.Initiative)).Value.Answers, (await crew.Fields().ReadAsync(crew.Initiative)).Value.Rows.Count));

        Assert.True((await crew.Fields().CloseAsync(crew.Initiative)).IsDone);

        // One in school is too few, and would be had by taking the others from all: so all stand together.
        var row = Assert.Single((await crew.Fields().ReadAsync(crew.Initiative)).Value.Rows);
        Assert.Equal((true, 6, 1, 2, 9), (row.IsRest, row.Yes, row.Partly, row.No, row.Answers));
        await using var db = scene.Open();
        Assert.False(await db.FieldAnswers.AnyAsync());
        Assert.Null(await crew.Afterwards().HasAnsweredAsync(tea));
        Assert.Equal("invitation-over", (await crew.Afterwards().AnswerAsync(tea, new() { Said = Understood.Yes })).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_function_that_is_taken_away_meanwhile_does_not_keep_the_question_open(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (crew, crowd) = await CrowdAsync(scene, 8);
        await crew.Fields().OpenAsync(crew.Initiative);
        foreach (var person in crowd) await crew.Afterwards().AnswerAsync(await crew.TokenAsync(person), new() { Said = Understood.Yes });
        await using (var db = scene.Open()) await db.Functions.Where(f => f.Id == crew.NorrbySeat.FunctionId).ExecuteDeleteAsync();

        Assert.True((await crew.Fields().CloseAsync(crew.Initiative)).IsDone);

        var row = Assert.Single((await crew.Fields().ReadAsync(crew.Initiative)).Value.Rows);
        Assert.Equal((null, 8), (row.Function, row.Yes));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_database_does_not_lead_from_a_link_in_a_mail_to_an_answer(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (crew, crowd) = await CrowdAsync(scene, 6);
        await crew.Fields().OpenAsync(crew.Initiative);
        var token = await crew.TokenAsync(crowd[0]);
        await crew.Afterwards().AnswerAsync(token, new() { Said = Understood.No });

        await using var db = scene.Open();
        var key = (await db.FieldAnswers.SingleAsync()).Key;
        Assert.DoesNotContain(key, LinkAttack.KeysFrom(token));
        // Where few work, the part of the work would say who: it is locked with the answer.
        foreach (var said in Enum.GetValues<Understood>()) Assert.False(await scene.HoldsAsync(new FieldSaid(crew.NorrbySeat.FunctionId, said).Code));
        Assert.Equal(["InitiativeId", "Key", "Locked"], db.Model.FindEntityType(typeof(FieldAnswer))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.False(await scene.HoldsAsync(File.ReadAllBytes(Path.Combine(scene.Folder, "keys", "answers.secret"))));

        await crew.Fields().CloseAsync(crew.Initiative);
        Assert.False(await scene.HoldsAsync(key));
    }

    [Fact]
    public async Task It_is_asked_once_and_of_nobody_before_anyone_has_said_yes()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        Assert.Equal("field-nobody", (await crew.Fields().OpenAsync(crew.Initiative)).Refusal!.Code);
        await crew.AddAsync(crew.Anna);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Anna.Id.Value, Standing = Standing.Accepted });

        Assert.True((await crew.Fields().OpenAsync(crew.Initiative)).IsDone);
        Assert.Equal("field-asked", (await crew.Fields().OpenAsync(crew.Initiative)).Refusal!.Code);
        Assert.Equal("field-answer-missing", (await crew.Afterwards().AnswerAsync(await crew.TokenAsync(crew.Anna), new())).Refusal!.Code);
        await crew.Fields().CloseAsync(crew.Initiative);
        Assert.Equal("field-closed", (await crew.Fields().CloseAsync(crew.Initiative)).Refusal!.Code);
    }

    private static async Task<(Crew Crew, Person[] Crowd)> CrowdAsync(Scene scene, int people)
    {
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        Person[] crowd = [.. Enumerable.Range(0, people).Select(n => new Person(PersonId.New(), $"Kollega{n}", "Svensson", $"kollega{n}@lovsta.se"))];
        await scene.AddAsync([.. crowd, .. crowd.Select(person => new Assignment(AssignmentId.New(), person.Id, crew.NorrbySeat.Id))]);
        await crew.AddAsync([.. crowd, crew.Tea]);
        foreach (var person in crowd.Append(crew.Tea)) await crew.Editing().StandAsync(crew.Initiative, new() { Person = person.Id.Value, Standing = Standing.Accepted });
        return (crew, crowd);
    }
}
