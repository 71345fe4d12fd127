using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>The attack: somebody has the database, in which a mail waits with a person's own link, and wants the person's answer.</summary>
public class LinkAttackTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_link_in_a_waiting_mail_does_not_lead_to_its_persons_answer(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        var message = await campaign.DraftAsync("Ett vanligt brev utan löften.");
        Assert.True((await campaign.Sending().SendAsync(campaign.Id.Value, message, new() { Version = 2 })).IsDone);
        await campaign.OpenCheckAsync();
        var person = campaign.CarePeople[0];
        Assert.True((await campaign.AnswerAsync(person)).IsDone);

        await using var db = scene.Open();
        var mail = await db.OutboxMails.SingleAsync(m => m.PersonId == person.Id);
        Assert.Equal(MailState.Waiting, mail.State);
        var token = Regex.Match(mail.Text, "/for-you/([A-Za-z0-9_-]+)").Groups[1].Value;
        var answer = await db.UnderstandingAnswers.SingleAsync();

        Assert.Equal(token, await campaign.TokenAsync(person));
        Assert.DoesNotContain(answer.Key, LinkAttack.KeysFrom(token));
        Assert.False(await scene.HoldsAsync(File.ReadAllBytes(Path.Combine(scene.Folder, "keys", "answers.secret"))));
    }
}
