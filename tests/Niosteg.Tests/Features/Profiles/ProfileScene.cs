using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Profiles;

/// <summary>A scene with a scale, three competencies, a family and one written profile that was never sealed.</summary>
internal sealed class ProfileScene : IAsyncDisposable
{
    private ProfileScene(Scene scene, Actor leader) => (Scene, Leader) = (scene, leader);

    public Scene Scene { get; }
    public Actor Leader { get; }
    public CompetencyId Care { get; } = CompetencyId.New();
    public CompetencyId Notes { get; } = CompetencyId.New();
    public CompetencyId Lifting { get; } = CompetencyId.New();
    public FamilyId Family { get; } = FamilyId.New();
    public ProfileId Id { get; private set; }

    public static async Task<ProfileScene> StartAsync(string database = "sqlite")
    {
        var scene = await Scene.StartAsync(database);
        var there = new ProfileScene(scene, await scene.ActorAsync(AccessRole.ProcessLeader));
        var scale = ProficiencyScale.Create(ScaleId.New(), new("Skala", "Scale"),
            [.. new[] { "Med stöd", "På egen hand", "För andra", "Förnyar" }.Select(n => (new LocalText(n, null), LocalText.Empty))]).Value;
        await scene.AddAsync(scale, new JobFamily(there.Family, new("Vård och omsorg", "Care")),
            Competency(there.Care, "Omvårdnad", scale.Id), Competency(there.Notes, "Dokumentation", scale.Id), Competency(there.Lifting, "Förflyttning", scale.Id));
        there.Id = (await there.Editing(there.Leader).CreateAsync(new() { Title = new() { Sv = "Undersköterska", En = "Assistant nurse" }, FamilyId = there.Family.Value, JobLevel = 2 })).Value;
        await there.SaveAsync(i => { i.Purpose.Sv = "Ger äldre en trygg vardag."; i.Requirements = [Demand(there.Care, 3, Necessity.MustHave), Demand(there.Notes, 2)]; });
        return there;
    }

    public ProfileEditing Editing(Actor actor) => new(Scene.For(actor), actor, Scene.Clock);
    public ProfileCards Cards(Actor actor) => new(Scene.For(actor), actor, Scene.Options.Remembered, Scene.Clock);
    public ProfileSealing Sealing(Actor actor) => new(Scene.For(actor), actor, Scene.Clock);
    public ProfileList List(Actor actor) => new(Scene.For(actor), actor, Texts.In(Language.Sv));
    public ProfileEditor Editor(Actor actor) => new(Scene.For(actor), actor, Texts.In(Language.Sv));
    public FamilyVerbs Families(Actor actor) => new(Scene.For(actor), actor, Texts.In(Language.Sv));

    public async Task<ProfileInput> OpenAsync(Actor? actor = null) => (await Editing(actor ?? Leader).OpenAsync(Id)).Value;

    /// <summary>Opens, changes and saves, a minute later.</summary>
    public async Task<SaveResult> SaveAsync(Action<ProfileInput> change, Actor? actor = null)
    {
        var input = await OpenAsync(actor);
        change(input);
        Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        return (await Editing(actor ?? Leader).SaveAsync(Id, input)).Value;
    }

    public async Task<SealView> SealAsync(string? note = null)
    {
        Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        return (await Sealing(Leader).SealAsync(Id, new() { Version = (await OpenAsync()).Version, Note = note })).Value;
    }

    /// <summary>Someone who sits in a position that follows the profile.</summary>
    public async Task<Actor> HolderAsync(AccessRole roles = AccessRole.Employee)
    {
        var (person, unit) = (new Person(PersonId.New(), "Anna", "Berg"), new OrganisationUnit(UnitId.New(), "Norrby"));
        var seat = new Position(PositionId.New(), "Undersköterska", unit.Id);
        seat.FollowProfile(Id);
        await Scene.AddAsync(person, unit, new UnitLink(unit.Id, unit.Id, 0), seat, new Assignment(AssignmentId.New(), person.Id, seat.Id));
        return await Scene.ActorAsync(roles, person.Id);
    }

    public static RequirementInput Demand(CompetencyId id, int level, Necessity necessity = Necessity.Merit) =>
        new() { CompetencyId = id.Value, Level = level, Necessity = necessity };

    public ValueTask DisposeAsync() => Scene.DisposeAsync();

    private static Competency Competency(CompetencyId id, string name, ScaleId scale)
    {
        var competency = new Competency(id, new(name, null), CompetencyKind.Skill, scale);
        competency.DescribeLevels([.. Enumerable.Range(1, 3).Select(n => new CompetencyLevel(n, new($"{name} så här på nivå {n}.", null), []))], 4);
        return competency;
    }
}
