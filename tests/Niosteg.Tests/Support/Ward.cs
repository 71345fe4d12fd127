using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Support;

/// <summary>A small believable unit: a manager with three people in one profile of two competencies, and a stranger elsewhere.</summary>
public sealed class Ward
{
    public required Scene Scene { get; init; }
    public required OrganisationUnit Unit { get; init; }
    public required OrganisationUnit Elsewhere { get; init; }
    public Person Manager { get; } = new(PersonId.New(), "Åsa", "Öberg", "asa@lovsta.se");
    public Person Anna { get; } = new(PersonId.New(), "Anna", "Ek", "anna@lovsta.se");
    public Person Björn { get; } = new(PersonId.New(), "Björn", "Åkesson", "bjorn@lovsta.se");
    public Person Cecilia { get; } = new(PersonId.New(), "Cecilia", "Ärlig", "cecilia@lovsta.se");
    public Person Stranger { get; } = new(PersonId.New(), "Sten", "Annorstädes", "sten@lovsta.se");
    public required ProficiencyScale Scale { get; init; }
    public required Competency Health { get; init; }
    public required Competency Together { get; init; }
    public JobProfile Profile { get; } = new(ProfileId.New(), LocalText.Both("Undersköterska", "Assistant nurse"));

    public static async Task<Ward> InAsync(Scene scene)
    {
        var scale = ProficiencyScale.Create(ScaleId.New(), LocalText.Both("Fyra nivåer", "Four levels"),
            [.. new[] { ("Med stöd", "With support"), ("På egen hand", "On one's own"), ("I svåra lägen", "In hard cases"), ("Visar vägen", "Sets the way") }
                .Select(l => (LocalText.Both(l.Item1, l.Item2), LocalText.Empty))]).Value;
        var municipality = new UnitId(Guid.CreateVersion7());
        var ward = new Ward
        {
            Scene = scene,
            Unit = new(UnitId.New(), "Norrby äldreboende", municipality),
            Elsewhere = new(UnitId.New(), "Tekniska", municipality),
            Scale = scale,
            Health = Described("Se förändring i hälsa", "See change in health", scale),
            Together = Described("Samverka runt personen", "Work together around the person", scale),
        };
        await ward.SaveAsync(municipality);
        return ward;
    }

    public Task<Actor> ManagerActorAsync() => Scene.ActorAsync(AccessRole.Manager | AccessRole.Employee, Manager.Id);

    public Task AssessAsync(Person person, Competency competency, AssessmentKind kind, int? level, DateTime? at = null) =>
        Scene.AddAsync(Assessment.Give(AssessmentId.New(), person.Id, competency.Id, kind, level, 4, null, at ?? Scene.Clock.GetUtcNow().UtcDateTime, null).Value);

    private static Competency Described(string sv, string en, ProficiencyScale scale)
    {
        var competency = new Competency(CompetencyId.New(), LocalText.Both(sv, en), CompetencyKind.Skill, scale.Id);
        competency.DescribeLevels(scale.Levels.Where(l => l.Ordinal < 4)
            .Select(l => new CompetencyLevel(l.Ordinal, LocalText.Both($"{sv}, {l.Ordinal}", $"{en}, {l.Ordinal}"), [])), 4);
        return competency;
    }

    private async Task SaveAsync(UnitId municipality)
    {
        var top = new OrganisationUnit(municipality, "Lövsta kommun");
        var people = new[] { Anna, Björn, Cecilia };
        foreach (var person in people) person.ReportTo(Manager.Id, new HashSet<PersonId>());
        Profile.Write(ProfileDraft.Empty with
        {
            Title = Profile.Title,
            Purpose = LocalText.Both("En trygg dag.", "A safe day."),
            Requirements = [new(Health.Id, 3, Necessity.MustHave, 5), new(Together.Id, 2, Necessity.Merit)],
        }, Scene.Clock.GetUtcNow().UtcDateTime);
        var seat = new Position(PositionId.New(), "Undersköterska", Unit.Id);
        seat.FollowProfile(Profile.Id);
        var lead = new Position(PositionId.New(), "Enhetschef", Unit.Id);
        var other = new Position(PositionId.New(), "Vaktmästare", Elsewhere.Id);
        other.FollowProfile(Profile.Id);

        await Scene.AddAsync([top, Unit, Elsewhere, Scale, Health, Together, Profile, Manager, .. people, Stranger, seat, lead, other,
            .. people.Select(p => new Assignment(AssignmentId.New(), p.Id, seat.Id)),
            new Assignment(AssignmentId.New(), Manager.Id, lead.Id), new Assignment(AssignmentId.New(), Stranger.Id, other.Id),
            new UnitLink(top.Id, top.Id, 0), new UnitLink(Unit.Id, Unit.Id, 0), new UnitLink(Elsewhere.Id, Elsewhere.Id, 0),
            new UnitLink(top.Id, Unit.Id, 1), new UnitLink(top.Id, Elsewhere.Id, 1),
            .. people.Append(Manager).Append(Stranger).Select(p => new LineLink(p.Id, p.Id, 0)),
            .. people.Select(p => new LineLink(Manager.Id, p.Id, 1))]);
    }
}
