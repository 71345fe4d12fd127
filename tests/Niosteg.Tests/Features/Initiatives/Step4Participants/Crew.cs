using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step4Participants;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>Care and school in Norrby and Lövsta, with an initiative: two care workers and a manager in Norrby, one in Lövsta, one in
/// school, and one who works in both places.</summary>
internal sealed class Crew
{
    public required Scene Scene { get; init; }
    public required Actor Leader { get; init; }
    public InitiativeId Initiative { get; } = InitiativeId.New();
    public OrganisationUnit Care { get; } = new(UnitId.New(), "Äldreomsorgen");
    public OrganisationUnit School { get; } = new(UnitId.New(), "Skolan");
    public Person Manager { get; } = new(PersonId.New(), "Åsa", "Öberg", "asa@lovsta.se");
    public Person Anna { get; } = new(PersonId.New(), "Anna", "Ek", "anna@lovsta.se");
    public Person Björn { get; } = new(PersonId.New(), "Björn", "Åkesson", "bjorn@lovsta.se");
    public Person Both { get; } = new(PersonId.New(), "Berit", "Båda", "berit@lovsta.se");
    public Person Lars { get; } = new(PersonId.New(), "Lars", "Lund", "lars@lovsta.se");
    public Person Tea { get; } = new(PersonId.New(), "Tea", "Teg", "tea@lovsta.se");
    public JobProfile Nurse { get; } = new(ProfileId.New(), LocalText.Both("Undersköterska", "Assistant nurse"));
    public Position NorrbySeat { get; private set; } = null!;
    private Position _school = null!, _lead = null!;

    public static async Task<Crew> InAsync(Scene scene)
    {
        var crew = new Crew { Scene = scene, Leader = await scene.ActorAsync(AccessRole.ProcessLeader) };
        await crew.SaveAsync();
        return crew;
    }

    public ParticipantsVerbs Reading(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock, Scene.Options.Remembered);
    public ParticipantsEditing Editing(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock);
    public RolesVerbs Roles(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock, Scene.Options.Remembered);
    public NominationVerbs Polls(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock, new NominationKeys(Scene.Options));
    public InvitationVerbs Invitations(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock, Links, Site);
    public InvitationPhone Invited() => new(Scene.For(Actor.Nobody), Scene.Clock, Site, Scene.Options.Remembered, []);
    public FieldVerbs Fields(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock, Links, Site);
    public FieldPhone Afterwards() => new(Scene.For(Actor.Nobody), new AnswerKeys(Scene.Options));
    public ReferenceGroupVerbs Groups(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock, Scene.Options.Remembered);
    public NominationImport Counting(Actor? actor = null) => new(Scene.For(actor ?? Leader), actor ?? Leader, Scene.Clock);
    private ParticipantLinks Links { get; } = new(new EphemeralDataProtectionProvider());
    private static SiteAddress Site => new(new HttpContextAccessor());

    /// <summary>Says where readers find the product, which mails need.</summary>
    public async Task<Crew> ReachableAsync()
    {
        var mail = new MailSettings();
        mail.StandAt("https://niosteg.lovsta.se");
        await Scene.AddAsync(mail);
        return this;
    }

    /// <summary>The own link of a person who was written to, out of the mail.</summary>
    public async Task<string> TokenAsync(Person person)
    {
        await using var db = Scene.Open();
        var mail = await db.OutboxMails.Where(m => m.PersonId == person.Id && m.Text.Contains("/invited/")).OrderByDescending(m => m.CreatedAt).FirstAsync();
        return Regex.Match(mail.Text, "/invited/([A-Za-z0-9_-]+)").Groups[1].Value;
    }

    /// <summary>One more teacher, and one more manager with somebody who answers to her: so that no square hangs on one person.</summary>
    public async Task<Crew> DoubledAsync()
    {
        var (teacher, manager, nurse) = (new Person(PersonId.New(), "Tuva", "Ö", "tuva@lovsta.se"), new Person(PersonId.New(), "Moa", "Moberg", "moa@lovsta.se"), new Person(PersonId.New(), "Nils", "Nord", "nils@lovsta.se"));
        nurse.ReportTo(manager.Id, new HashSet<PersonId>());
        await Scene.AddAsync(teacher, manager, nurse, new Assignment(AssignmentId.New(), teacher.Id, _school.Id), new Assignment(AssignmentId.New(), manager.Id, _lead.Id), new Assignment(AssignmentId.New(), nurse.Id, NorrbySeat.Id));
        return this;
    }

    public NominationPhone Phone() => new(Scene.For(Actor.Nobody));

    public Task<Outcome> AddAsync(params Person[] people) => Editing().AddAsync(Initiative, new() { People = [.. people.Select(p => p.Id.Value)] });

    private async Task SaveAsync()
    {
        var (norrby, lövsta) = (new Site(SiteId.New(), "Norrby"), new Site(SiteId.New(), "Lövsta"));
        var (care, school) = (new BusinessFunction(FunctionId.New(), "Äldreomsorg"), new BusinessFunction(FunctionId.New(), "Skola"));
        NorrbySeat = new Position(PositionId.New(), "Undersköterska", Care.Id, norrby.Id, care.Id);
        NorrbySeat.FollowProfile(Nurse.Id);
        var lövstaSeat = new Position(PositionId.New(), "Undersköterska", Care.Id, lövsta.Id, care.Id);
        lövstaSeat.FollowProfile(Nurse.Id);
        var lead = new Position(PositionId.New(), "Enhetschef", Care.Id, norrby.Id, care.Id);
        var teacher = new Position(PositionId.New(), "Lärare", School.Id, lövsta.Id, school.Id);
        (_school, _lead) = (teacher, lead);
        foreach (var person in new[] { Anna, Björn, Both }) person.ReportTo(Manager.Id, new HashSet<PersonId>());
        (Person Person, Position Seat)[] seats = [(Manager, lead), (Anna, NorrbySeat), (Björn, NorrbySeat), (Both, NorrbySeat), (Both, lövstaSeat), (Lars, lövstaSeat), (Tea, teacher)];
        var initiative = Niosteg.Domain.Initiatives.Initiative.Begin(Initiative, "Jobbprofiler", null, new(2026, 1, 12), null, null, Scene.Clock.GetUtcNow().UtcDateTime).Value;
        await Scene.AddAsync([norrby, lövsta, care, school, Care, School, Nurse, Manager, Anna, Björn, Both, Lars, Tea, NorrbySeat, lövstaSeat, lead, teacher, initiative,
            .. seats.Select(seat => new Assignment(AssignmentId.New(), seat.Person.Id, seat.Seat.Id))]);
    }
}
