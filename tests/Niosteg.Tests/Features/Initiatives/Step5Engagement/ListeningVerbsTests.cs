using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

public class ListeningVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Five_answers_from_one_part_are_shown_together_and_the_sixth_waits(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();

        foreach (var person in campaign.CarePeople.Take(4)) Assert.True((await campaign.AnswerAsync(person)).IsDone);
        var four = (await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Figures!;
        await campaign.AnswerAsync(campaign.CarePeople[4]);
        await campaign.AnswerAsync(campaign.CarePeople[5]);
        var six = (await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Figures!;

        Assert.Equal(0, four.Total.Answers);
        Assert.Equal(["IT", "Vård"], four.NotShown);
        var care = Assert.Single(six.Groups);
        Assert.Equal(("Vård", 5, AdkarElement.Desire), (care.Name, care.Answers, care.Barrier));
        Assert.Equal(5, six.Total.Answers);
        Assert.Equal(["IT"], six.NotShown);
    }

    [Fact]
    public async Task A_part_with_three_people_is_never_shown_alone_and_never_in_the_total()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        foreach (var person in campaign.CarePeople.Take(5).Concat(campaign.ItPeople)) await campaign.AnswerAsync(person);

        await campaign.Checks().CloseAsync(campaign.Id.Value);
        var figures = (await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Figures!;

        Assert.Equal(5, figures.Total.Answers);
        Assert.Equal("Vård", Assert.Single(figures.Groups).Name);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task The_database_alone_tells_neither_what_somebody_said_nor_that_they_work_where_few_do(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        foreach (var person in campaign.CarePeople.Take(2).Concat(campaign.ItPeople)) await campaign.AnswerAsync(person);

        await using var db = scene.Open();
        var answers = await db.UnderstandingAnswers.ToListAsync();
        Assert.Equal([(campaign.Care, 2), (null, 3)], answers.GroupBy(a => a.GroupId).Select(g => (g.Key, g.Count())).OrderBy(g => g.Item2).Select(g => ((UnitId?)g.Key, g.Item2)));
        // All five said the same, and nothing in the rows is alike.
        Assert.Equal(5, answers.Select(a => Convert.ToHexString(a.Locked)).Distinct().Count());
        Assert.All(answers, a => Assert.Equal([5, 2, 4, 4, 4], db.Answers!.Unlock(a.Key, a.Locked)!.Adkar));
        Assert.Null(db.Answers!.Unlock(answers[1].Key, answers[0].Locked));
        Assert.Null(new AnswerKeys(DatabaseOptions.For(Path.Combine(scene.Folder, "elsewhere"), null)).Unlock(answers[0].Key, answers[0].Locked));
    }

    [Fact]
    public async Task A_limit_lowered_after_people_have_answered_shows_nothing_new()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        foreach (var person in campaign.ItPeople) await campaign.AnswerAsync(person);
        await using (var db = scene.Open())
        {
            await db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.SmallestGroup, 3));
        }

        await campaign.Checks().CloseAsync(campaign.Id.Value);

        Assert.Equal((0, 5), ((await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Figures!) is var figures ? (figures.Total.Answers, figures.Smallest) : default);
    }

    [Fact]
    public async Task Answering_again_before_it_is_counted_replaces_and_afterwards_is_refused()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();

        await campaign.AnswerAsync(campaign.CarePeople[0]);
        var again = await campaign.AnswerAsync(campaign.CarePeople[0]);
        foreach (var person in campaign.CarePeople.Skip(1).Take(4)) await campaign.AnswerAsync(person);
        var late = await campaign.AnswerAsync(campaign.CarePeople[0]);

        Assert.True(again.IsDone);
        Assert.Equal("answer-counted", late.Refusal!.Code);
        await using var db = scene.Open();
        Assert.Equal(5, await db.UnderstandingAnswers.CountAsync());
    }

    [Fact]
    public async Task Nothing_in_the_database_ties_an_answer_or_a_question_to_a_person()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        await campaign.AnswerAsync(campaign.CarePeople[0]);
        var asker = await scene.ActorAsync(AccessRole.Reader, campaign.CarePeople[1].Id);
        await campaign.Open(asker).AskAsync(campaign.Id.Value, new() { Text = "Påverkar det lönen?" });

        await using var db = scene.Open();
        var (answer, links) = (await db.UnderstandingAnswers.SingleAsync(), await db.EngagementLinks.ToListAsync());
        // All that a thief with the file can try: every stored value, hashed as the product hashes.
        Assert.DoesNotContain(links, l => new[] { l.TokenHash, l.ProtectedToken, l.Id.ToString(), l.PersonId.ToString()! }.Any(known => Secrets.Hash($"{known}/answer/1") == answer.Key || Secrets.Hash(known) == answer.Key));
        Assert.DoesNotContain(await db.Audit.ToListAsync(), a => a.Subject is "UnderstandingAnswer" or "AskedQuestion");
        // The moment would lead from a server's log to who asked: only the day is kept, and an id without a time in it.
        var asked = await db.AskedQuestions.SingleAsync();
        Assert.Equal(TimeSpan.Zero, asked.AskedAt.TimeOfDay);
        var stamp = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(asked.Id.Value.ToByteArray(bigEndian: true)) >> 16;
        Assert.True(Math.Abs(stamp - TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()) > TimeSpan.FromDays(1).TotalMilliseconds);
        Assert.DoesNotContain(db.Model.FindEntityType(typeof(AskedQuestion))!.GetProperties(), p => p.ClrType == typeof(PersonId?) || p.ClrType == typeof(PersonId));
    }

    [Fact]
    public async Task A_question_is_answered_for_all_and_the_same_one_asked_again_follows()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var token = await campaign.TokenAsync(campaign.CarePeople[0]);
        await campaign.Open().AskAsync(token, new() { Text = "Påverkar det här min lön?" });
        await campaign.Open().AskAsync(token, new() { Text = "Kommer lönen att påverkas?" });
        scene.Clock.Advance(TimeSpan.FromDays(3));

        var waiting = (await campaign.Questions().ListAsync(campaign.Id.Value)).Value.Waiting;
        Assert.Equal(waiting[0].Id, Assert.Single(waiting[1].MaybeSame).Id);
        await campaign.Questions().ActAsync(campaign.Id.Value, waiting[1].Id, new() { SameAs = waiting[0].Id });
        await campaign.Questions().ActAsync(campaign.Id.Value, waiting[0].Id, new() { Answer = "Nej. Lönen sätts som vanligt." });

        var open = (await campaign.Open().ReadPersonalAsync(token)).Value.Open;
        var answered = Assert.Single(open.Answered);
        Assert.Equal((2, "Nej. Lönen sätts som vanligt."), (answered.SameCount, answered.Answer));
        Assert.Equal((0, 1), (open.Pace.Waiting, open.Pace.Answered));
        Assert.Equal(3, open.Pace.MedianDays!.Value.Bare, 3);
    }

    [Fact]
    public async Task What_waits_or_is_hidden_is_not_shown_to_everyone()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var token = await campaign.TokenAsync(campaign.CarePeople[0]);
        await campaign.Open().AskAsync(token, new() { Text = "Varför är chefen alltid sur?" });
        var id = (await campaign.Questions().ListAsync(campaign.Id.Value)).Value.Waiting[0].Id;

        var unexplained = await campaign.Questions().ActAsync(campaign.Id.Value, id, new() { HideReason = " " });
        await campaign.Questions().ActAsync(campaign.Id.Value, id, new() { HideReason = "Den pekar ut någon." });

        Assert.Equal("hiding-needs-reason", unexplained.Refusal!.Code);
        var open = (await campaign.Open().ReadPersonalAsync(token)).Value.Open;
        Assert.Empty(open.Answered);
        Assert.Equal(0, open.Pace.Waiting);
    }

    [Fact]
    public async Task A_link_opens_while_its_person_works_here_and_a_guess_opens_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var token = await campaign.TokenAsync(campaign.CarePeople[0]);

        Assert.Equal("Vera", (await campaign.Open().ReadPersonalAsync(token)).Value.GivenName);
        Assert.Equal(Refusal.NotFound, (await campaign.Open().ReadPersonalAsync(token[..^1])).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Open().ReadAsync(token)).Refusal);
        await using (var db = scene.Open())
        {
            (await db.People.SingleAsync(p => p.Id == campaign.CarePeople[0].Id)).WorksBetween(null, new(2026, 3, 11));
            await db.SaveChangesAsync();
        }
        Assert.Equal(Refusal.NotFound, (await campaign.Open().ReadPersonalAsync(token)).Refusal);
    }

    [Fact]
    public async Task A_draft_left_with_a_blank_in_English_does_not_stop_the_Swedish_questions()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var question = new CheckQuestionInput { QuestionSv = "Varför?", TrueSv = "Sant", WrongSv = "Fel", AlsoWrongSv = "Också fel", QuestionEn = "Why?", TrueEn = "[… why we do it]", WrongEn = "No" };

        Assert.Equal("check-has-blanks", (await campaign.Checks().OpenAsync(campaign.Id.Value, new() { Questions = [question with { TrueSv = "[… varför]" }, question, question] })).Refusal!.Code);
        Assert.True((await campaign.Checks().OpenAsync(campaign.Id.Value, new() { Questions = [question, question, question] })).IsDone);

        Assert.All((await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Questions, asked => Assert.Equal(("Sant", null), (asked.True.Sv, asked.Question.En)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Groups_that_the_initiative_is_not_about_are_not_told_to_be_unheard(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        await scene.AddAsync(new InitiativeUnit(campaign.Id, campaign.It));

        Assert.Equal(["IT"], (await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Figures!.NotShown);
    }

    [Fact]
    public async Task A_reader_reads_the_open_page_and_the_ledger_and_keeps_neither()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.Promises().AddAsync(campaign.Id.Value, new() { Text = "Vi svarar.", DueOn = new(2026, 3, 10) });
        var union = await scene.ActorAsync(AccessRole.Reader);

        var open = (await campaign.Open(union).ReadAsync(campaign.Id.Value)).Value;
        var promise = Assert.Single((await campaign.Promises(union).ListAsync(campaign.Id.Value)).Value.Rows);

        Assert.Equal(PromiseState.Late, Assert.Single(open.Promises).State);
        Assert.Equal(Refusal.NotFound, (await campaign.Promises(union).KeepAsync(campaign.Id.Value, promise.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Promises(union).BreakAsync(campaign.Id.Value, promise.Id, new() { Reason = "x" })).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Promises(union).AddAsync(campaign.Id.Value, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Questions(union).ListAsync(campaign.Id.Value)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Checks(union).ReadAsync(campaign.Id.Value)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Checks(union).OpenAsync(campaign.Id.Value, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Checks(union).CloseAsync(campaign.Id.Value)).Refusal);
    }
}
