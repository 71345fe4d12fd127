using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

public class TrialTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Each_group_gets_its_own_text_and_in_the_end_everyone_has_got_the_message(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var trying = await Trying.StartAsync(scene);
        Assert.True((await trying.WriteAsync()).IsDone);

        Assert.True((await trying.SendAsync()).IsDone);
        Assert.Equal("message-sent-already", (await trying.SendAsync()).Refusal?.Code);
        var own = (await trying.Campaign.Open().ReadPersonalAsync(await trying.Campaign.TokenAsync(trying.DeskPeople[0]))).Value;
        Assert.Equal("trial-end-first", (await trying.TellAsync()).Refusal?.Code);
        Assert.True((await trying.EndAsync()).IsDone);
        Assert.True((await trying.TellAsync()).IsDone);
        Assert.Equal("trial-told", (await trying.TellAsync()).Refusal?.Code);

        Assert.Equal(("Information", 3), (own.Subject!.Sv, own.Questions.Count));
        Assert.Equal("Ämne", (await trying.Campaign.Open().ReadPersonalAsync(await trying.Campaign.TokenAsync(trying.DeskPeople[0]))).Value.Subject!.Sv);
        await using var db = scene.Open();
        var mails = await db.OutboxMails.ToListAsync();
        foreach (var person in trying.DeskPeople) Assert.Equal(["Information", "Ämne"], mails.Where(m => m.PersonId == person.Id).OrderBy(m => m.Key.Length).Select(m => m.Subject));
        foreach (var person in trying.Others) Assert.Equal("Ämne", Assert.Single(mails, m => m.PersonId == person.Id).Subject);
        var token = await trying.Campaign.TokenAsync(trying.DeskPeople[1]);
        Assert.All(mails.Where(m => m.PersonId == trying.DeskPeople[1].Id), m => Assert.Contains($"/for-you/{token}", m.Text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task From_the_first_letter_neither_margin_groups_texts_nor_questions_change(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        Assert.True((await trying.WriteAsync(trying.Input with { Margin = 20, Version = 1 })).IsDone);
        Assert.Equal(Refusal.ChangedMeanwhile, (await trying.WriteAsync(trying.Input with { Margin = 5, Version = 1 })).Refusal);

        Assert.True((await trying.AskBeforeAsync()).IsDone);

        var version = (await trying.ReadAsync()).Version;
        Assert.Equal("trial-locked", (await trying.WriteAsync(trying.Input with { Margin = 5, Version = version })).Refusal?.Code);
        Assert.Equal("trial-locked", (await trying.Campaign.Trials().WithdrawAsync(trying.Id, trying.Message)).Refusal?.Code);
        Assert.Equal("trial-locked", (await trying.AskBeforeAsync()).Refusal?.Code);
        Assert.Equal("trial-locked", (await trying.Campaign.Messages().DirectAsync(trying.Id, trying.Message, new() { Units = [trying.Desk.Value] })).Refusal?.Code);
        Assert.Equal("trial-locked", (await trying.Campaign.Messages().ThrowAwayAsync(trying.Id, trying.Message)).Refusal?.Code);
        await trying.Campaign.Checks().CloseAsync(trying.Id);
        var check = (await trying.Campaign.Checks().ReadAsync(trying.Id)).Value;
        Assert.Equal("trial-holds-check", (await trying.Campaign.Checks().OpenAsync(trying.Id, new() { Version = check.Version, Questions = [.. check.Questions.Select(CheckQuestionInput.Of)] })).Refusal?.Code);
        var plan = (await trying.ReadAsync()).Plan!;
        Assert.Equal((20, 12, 14, true), (plan.Margin, plan.InComparison, plan.InOthers, plan.LockedAt is not null));
        await using var db = scene.Open();
        Assert.Equal(26, await db.OutboxMails.CountAsync(m => m.Key.StartsWith("trial/")));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused_and_nothing_is_kept()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene, hasCheck: false);
        Assert.Equal("trial-needs-check", (await trying.WriteAsync()).Refusal?.Code);
        await trying.Campaign.OpenCheckAsync();
        await using (var db = scene.Open())
        {
            var top = await db.Units.Where(u => u.ParentId == null).Select(u => u.Id.Value).SingleAsync();
            Assert.Equal("trial-everyone", (await trying.WriteAsync(trying.Input with { Units = [top] })).Refusal?.Code);
        }

        Assert.Equal("trial-comparison-empty", (await trying.WriteAsync(trying.Input with { Units = [Guid.CreateVersion7()] })).Refusal?.Code);
        Assert.Equal("trial-margin", (await trying.WriteAsync(trying.Input with { Margin = 51 })).Refusal?.Code);
        Assert.Equal("trial-needs-old-text", (await trying.WriteAsync(trying.Input with { OldBodySv = " " })).Refusal?.Code);
        var narrow = await trying.Campaign.DraftAsync("Hej!", new() { Units = [trying.Campaign.It.Value] });
        Assert.Equal("trial-few", (await trying.Campaign.Trials().WriteAsync(trying.Id, narrow, trying.Input)).Refusal?.Code);
        Assert.Equal(Refusal.NotFound, (await trying.AskBeforeAsync()).Refusal);
        Assert.Equal(TrialState.None, (await trying.ReadAsync()).State);
        await trying.SendAsync();
        Assert.Equal("message-sent-already", (await trying.WriteAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task A_group_that_has_shrunk_since_it_was_written_down_stops_the_sending()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        var gone = trying.DeskPeople.Take(8).Select(p => p.Id).ToList();
        await using (var db = scene.Open())
        {
            await db.People.Where(p => gone.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.EndsOn, new DateOnly(2026, 3, 1)));
        }

        Assert.Equal("trial-few", (await trying.SendAsync()).Refusal?.Code);

        await using var after = scene.Open();
        Assert.Equal((0, false), (await after.OutboxMails.CountAsync(), await after.EngagementMessages.AnyAsync(m => m.SentAt != null)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_groups_are_compared_after_the_message_and_the_word_follows_the_margin(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.SendAsync();
        await trying.AnswerAsync(trying.Others, isRight: true);
        await trying.AnswerAsync(trying.DeskPeople, isRight: false);

        var running = await trying.ReadAsync();
        await trying.EndAsync();
        var result = (await trying.ReadAsync()).Result!;

        Assert.Equal((null, 10, 10), (running.Result, running.Answers!.NewText, running.Answers.Comparison));
        Assert.Equal((10, 10, 0, 10), (result.NewText.After!.Right, result.NewText.After.N, result.Comparison.After!.Right, result.Comparison.After.N));
        Assert.Equal((false, MarginVerdict.Better), (result.IsByChange, result.Verdict));
        Assert.Equal((100, 60.8), (result.After!.Points.Bare, Math.Round(result.After.Low.Bare, 1)));
        Assert.False((await trying.Campaign.Checks().ReadAsync(trying.Id)).Value.IsOpen);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_was_asked_before_is_judged_by_how_much_more_it_grew(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.AskBeforeAsync();
        await trying.AnswerAsync(trying.Others, isRight: true);
        await trying.AnswerAsync(trying.DeskPeople, isRight: false);
        scene.Clock.Advance(TimeSpan.FromDays(7));
        await trying.SendAsync();
        await trying.AnswerAsync(trying.Others, isRight: true);
        await trying.AnswerAsync(trying.DeskPeople, isRight: false);

        await trying.EndAsync();
        var result = (await trying.ReadAsync()).Result!;

        // They knew it all along: after alone would have given the message the honour.
        Assert.Equal((100, 100, 0), (result.Before!.Points.Bare, result.After!.Points.Bare, result.Change!.Points.Bare));
        Assert.Equal((true, MarginVerdict.TooFewToTell), (result.IsByChange, result.Verdict));
    }

    [Fact]
    public async Task Without_enough_answers_there_is_no_figure_and_no_outcome()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.SendAsync();
        await trying.AnswerAsync(trying.Others.Take(4), isRight: true);
        await trying.AnswerAsync(trying.DeskPeople, isRight: false);

        await trying.EndAsync();
        var result = (await trying.ReadAsync()).Result!;

        Assert.Equal((null, null, MarginVerdict.TooFewToTell), (result.NewText.After, result.After, result.Verdict));
    }

    [Fact]
    public async Task Who_changes_unit_meanwhile_keeps_the_text_and_gets_the_message_in_the_end()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.AskBeforeAsync();
        var (mover, care) = (trying.DeskPeople[0], new Position(PositionId.New(), "Vårdbiträde", trying.Campaign.Care));
        await using (var db = scene.Open())
        {
            await db.Assignments.Where(a => a.PersonId == mover.Id).ExecuteDeleteAsync();
        }
        await scene.AddAsync(care, new Assignment(AssignmentId.New(), mover.Id, care.Id));

        await trying.SendAsync();
        await trying.EndAsync();
        await trying.TellAsync();

        await using var after = scene.Open();
        Assert.Equal(["Information", "Ämne"], (await after.OutboxMails.Where(m => m.PersonId == mover.Id && m.Key.StartsWith("message/")).ToListAsync()).OrderBy(m => m.Key.Length).Select(m => m.Subject));
    }

    [Fact]
    public async Task A_letter_that_came_back_is_sent_anew_with_the_text_of_its_group()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.SendAsync();
        var person = trying.DeskPeople[0];
        await using (var db = scene.Open())
        {
            (await db.OutboxMails.SingleAsync(m => m.PersonId == person.Id)).Bounce("550 no such user");
            await db.SaveChangesAsync();
            await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "disa.ny@lovsta.se"));
        }

        Assert.Equal(1, (await trying.Campaign.Delivery().SendAnewAsync(trying.Id, trying.Message)).Value);

        await using var after = scene.Open();
        Assert.Equal("Information", (await after.OutboxMails.SingleAsync(m => m.Recipient == "disa.ny@lovsta.se")).Subject);
    }

    [Fact]
    public async Task A_second_trial_waits_until_the_first_has_ended()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        var second = await trying.Campaign.DraftAsync("Hej igen!");
        await trying.WriteAsync();
        Assert.True((await trying.Campaign.Trials().WriteAsync(trying.Id, second, trying.Input)).IsDone);
        await trying.SendAsync();

        Assert.Equal("trial-another", (await trying.Campaign.TrialLetters().AskBeforeAsync(trying.Id, second)).Refusal?.Code);
        Assert.Equal("trial-another", (await trying.Campaign.Sending().SendAsync(trying.Id, second, new() { Version = 2 })).Refusal?.Code);
        await trying.EndAsync();
        Assert.True((await trying.Campaign.TrialLetters().AskBeforeAsync(trying.Id, second)).IsDone);
    }

    [Fact]
    public async Task A_trial_given_up_before_the_message_lets_the_questions_go_and_everyone_gets_the_message()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        Assert.Equal("trial-not-sent", (await trying.EndAsync()).Refusal?.Code);
        await trying.AskBeforeAsync();

        Assert.True((await trying.EndAsync()).IsDone);
        Assert.Equal("trial-not-sent", (await trying.TellAsync()).Refusal?.Code);
        await trying.Campaign.OpenCheckAsync((await trying.Campaign.Checks().ReadAsync(trying.Id)).Value.Version);
        Assert.True((await trying.SendAsync()).IsDone);

        var view = await trying.ReadAsync();
        Assert.Equal((TrialState.Stopped, null), (view.State, view.Result));
        Assert.Equal("Ämne", (await trying.Campaign.Open().ReadPersonalAsync(await trying.Campaign.TokenAsync(trying.DeskPeople[0]))).Value.Subject!.Sv);
        await using var db = scene.Open();
        Assert.Equal(26, await db.OutboxMails.CountAsync(m => m.Key.StartsWith("message/") && m.Subject == "Ämne"));
    }

    [Fact]
    public async Task What_the_old_text_promises_is_owned_before_it_goes()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync(trying.Input with { OldBodySv = "Ni får utkastet senast den 15 oktober." });

        Assert.Equal("promise-not-settled", (await trying.SendAsync()).Refusal?.Code);
    }

    [Theory]
    [InlineData(AccessRole.Reader)]
    [InlineData(AccessRole.Employee)]
    public async Task Who_does_not_lead_finds_no_trial(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        var other = await scene.ActorAsync(role);
        var (trials, letters) = (trying.Campaign.Trials(other), trying.Campaign.TrialLetters(other));

        Assert.Equal(Refusal.NotFound, (await trials.ReadAsync(trying.Id, trying.Message)).Refusal);
        Assert.Equal(Refusal.NotFound, (await trials.WriteAsync(trying.Id, trying.Message, trying.Input with { Version = 1 })).Refusal);
        Assert.Equal(Refusal.NotFound, (await trials.WithdrawAsync(trying.Id, trying.Message)).Refusal);
        Assert.Equal(Refusal.NotFound, (await trials.EndAsync(trying.Id, trying.Message)).Refusal);
        Assert.Equal(Refusal.NotFound, (await letters.AskBeforeAsync(trying.Id, trying.Message)).Refusal);
        Assert.Equal(Refusal.NotFound, (await letters.TellAsync(trying.Id, trying.Message)).Refusal);
    }

    [Fact]
    public async Task After_the_end_of_the_initiative_nothing_is_written_or_sent_and_the_result_is_still_read()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.SendAsync();
        var second = await trying.Campaign.DraftAsync("Hej igen!");
        await trying.Campaign.Trials().WriteAsync(trying.Id, second, trying.Input);
        await using (var db = scene.Open())
        {
            await db.Initiatives.Where(i => i.Id == trying.Campaign.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosedAt, scene.Clock.GetUtcNow().UtcDateTime));
        }

        Assert.Equal("initiative-closed", (await trying.Campaign.Trials().WriteAsync(trying.Id, second, trying.Input with { Version = 1 })).Refusal?.Code);
        Assert.Equal("initiative-closed", (await trying.Campaign.Trials().WithdrawAsync(trying.Id, second)).Refusal?.Code);
        Assert.Equal("initiative-closed", (await trying.Campaign.TrialLetters().AskBeforeAsync(trying.Id, second)).Refusal?.Code);
        Assert.True((await trying.EndAsync()).IsDone);
        Assert.Equal("initiative-closed", (await trying.TellAsync()).Refusal?.Code);
        Assert.Equal(TrialState.Ended, (await trying.ReadAsync()).State);
    }
}
