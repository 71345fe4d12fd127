using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Folders;

/// <summary>A scale, a competency and a profile to begin from. They have no ids: whoever takes them in gets things of their own.</summary>
internal static class FolderExample
{
    public static IReadOnlyList<FolderFile> Files() => [.. ThingNames.Of([Scale(), Competency(), Profile()]).Select(t => new FolderFile(t.Path, ThingWriter.Write(t.Thing)))];

    private static WrittenScale Scale() => new(null, new("Ansvar i tre steg", "Responsibility in three steps"),
    [
        new(1, new("Med stöd", "With support"), LocalText.Empty),
        new(2, new("På egen hand", "On one's own"), LocalText.Empty),
        new(3, new("Leder andra", "Leads others"), LocalText.Empty),
    ]);

    private static WrittenCompetency Competency() => new(null, new("Säker förflyttning", "Safe moving"),
        new("Flyttar en annan människa utan att någon av dem skadas.", "Moves another person without harm to either of them."),
        CompetencyKind.Skill, null, new(null, Scale().Name),
        [
            new(1, new("Hjälper till när en kollega leder förflyttningen.", "Helps when a colleague leads the move."), []),
            new(2, new("Planerar och gör vanliga förflyttningar.", "Plans and makes everyday moves."), [new("Ställer in sängens höjd före förflyttningen.", "Sets the height of the bed before the move.")]),
        ], false, null, null);

    private static WrittenProfile Profile() => new(null, new("Undersköterska på särskilt boende", "Assistant nurse in a care home"), null, null, "5321",
        new("Ger äldre en trygg vardag.", "Gives older people a safe everyday life."),
        [new("Hjälper tolv boende med mat, hygien och förflyttning.", "Helps twelve residents with meals, hygiene and moving.")], [], EqualValueFactors.Empty,
        [new(new(null, Competency().Name), 2, Necessity.MustHave, 4, AssessmentWay.WorkSample)], null, false, null);
}
