using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>An initiative in an organisation of two parts: care, with eight people of whom two have no mail, and IT with three.</summary>
internal sealed class Campaign(Scene scene)
{
    private readonly IDataProtectionProvider _protection = new EphemeralDataProtectionProvider();

    public InitiativeId Id { get; } = InitiativeId.New();
    public UnitId Care { get; } = UnitId.New();
    public UnitId It { get; } = UnitId.New();
    public List<Person> CarePeople { get; } = [];
    public List<Person> ItPeople { get; } = [];
    public Actor Leader { get; private set; } = Actor.Nobody;

    public static async Task<Campaign> StartAsync(Scene scene)
    {
        var campaign = new Campaign(scene);
        await campaign.FillAsync();
        return campaign;
    }

    public EngagementLinks Links => new(_protection);
    private static SiteAddress Site => new(new HttpContextAccessor());

    public MessageVerbs Messages(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock, [new ScheduleReport(scene.Options.Remembered)]);
    public MessageReading Reading(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader);
    public MessageSending Sending(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock, Links, Site);
    public MessageDelivery Delivery(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, Links, Site);
    public EngagementVerbs Engagement(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, Links, Site);
    public LinkVerbs LinksVerbs(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock, Links, Site);
    public MeetingVerbs Meetings(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock);
    public MessageOutputs Outputs(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, Links, Site);
    public OutboxVerbs Outbox(Actor actor) => new(scene.For(actor), actor, scene.Clock);
    public PromiseVerbs Promises(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock);
    public QuestionVerbs Questions(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock);
    public CheckVerbs Checks(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock);
    public TrialVerbs Trials(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock);
    public TrialSending TrialLetters(Actor? actor = null) => new(scene.For(actor ?? Leader), actor ?? Leader, scene.Clock, Links, Site);
    private QuestionBrake Brake => new(new HttpContextAccessor());
    public OpenVerbs Open(Actor? actor = null) => new(scene.For(actor ?? Actor.Nobody), actor ?? Actor.Nobody, scene.Clock, Site, new AnswerKeys(scene.Options), Brake);

    /// <summary>A draft with this text, ready to be sent.</summary>
    public async Task<Guid> DraftAsync(string text, AudienceInput? audience = null)
    {
        var input = audience ?? new AudienceInput();
        var id = (await Messages().BeginAsync(Id.Value, new() { Who = input.Who, Units = input.Units, Sites = input.Sites, Functions = input.Functions })).Value;
        Assert.True((await Messages().WriteAsync(Id.Value, id, new() { SubjectSv = "Ämne", BodySv = text, Version = 1 })).IsDone);
        return id;
    }

    /// <summary>The person's own link.</summary>
    public async Task<string> TokenAsync(Person person)
    {
        await using var db = scene.Open();
        var token = (await Links.OfAsync(db, Id, [person.Id], default))[person.Id];
        await db.SaveChangesAsync();
        return token;
    }

    public async Task<Niosteg.Web.Data.StepReport> ReportAsync()
    {
        await using var db = scene.Open();
        return await new EngagementReport().ReadAsync(db, Id, default);
    }

    public async Task OpenCheckAsync(int version = 0)
    {
        var question = new CheckQuestionInput { QuestionSv = "Varför?", TrueSv = "Sant", WrongSv = "Fel", AlsoWrongSv = "Också fel" };
        Assert.True((await Checks().OpenAsync(Id.Value, new() { Questions = [question, question, question], Version = version })).IsDone);
    }

    /// <summary>Answers as the person: the second of the five is low.</summary>
    public async Task<Outcome> AnswerAsync(Person person) => await Open().AnswerAsync(await TokenAsync(person),
        new() { First = 0, Second = 1, Third = 2, Awareness = 5, Desire = 2, Knowledge = 4, Ability = 4, Reinforcement = 4 });

    private async Task FillAsync()
    {
        var top = UnitId.New();
        await scene.AddAsync(new OrganisationUnit(top, "Lövsta"), new OrganisationUnit(Care, "Vård", top), new OrganisationUnit(It, "IT", top));
        await using (var db = scene.Open())
        {
            db.UnitLinks.AddRange(new UnitLink(top, top, 0), new UnitLink(Care, Care, 0), new UnitLink(top, Care, 1), new UnitLink(It, It, 0), new UnitLink(top, It, 1));
            await db.SaveChangesAsync();
        }
        var (carer, coder) = (new Position(PositionId.New(), "Undersköterska", Care), new Position(PositionId.New(), "Utvecklare", It));
        CarePeople.AddRange(Enumerable.Range(1, 8).Select(n => new Person(PersonId.New(), "Vera", $"Vård{n}", n <= 6 ? $"vera{n}@lovsta.se" : null)));
        ItPeople.AddRange(Enumerable.Range(1, 3).Select(n => new Person(PersonId.New(), "Ivar", $"It{n}", $"ivar{n}@lovsta.se")));
        await scene.AddAsync((object[])[carer, coder, .. CarePeople, .. ItPeople, .. CarePeople.Select(p => new Assignment(AssignmentId.New(), p.Id, carer.Id)), .. ItPeople.Select(p => new Assignment(AssignmentId.New(), p.Id, coder.Id))]);
        var initiative = Initiative.Begin(Id, "Jobbprofiler i vården", "Alla ska veta vad som behövs.", new(2026, 2, 1), new(2026, 9, 1), null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(initiative);
        await scene.AddAsync(new InitiativeMember(Id, ItPeople[0].Id, InitiativeRole.ProcessLeader, scene.Clock.GetUtcNow().UtcDateTime));
        Leader = await scene.ActorAsync(AccessRole.Employee, ItPeople[0].Id);
        await using var settings = scene.Open();
        var mail = new MailSettings();
        mail.StandAt("https://niosteg.lovsta.se");
        settings.MailSettings.Add(mail);
        await settings.SaveChangesAsync();
    }
}
