using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>One thing as its file has it, whole: what is not there is not there.</summary>
/// <param name="Id">Null in a file written by hand, which is then known by its name.</param>
internal abstract record WrittenThing(Guid? Id, LocalText Name);

internal sealed record WrittenScale(Guid? Id, LocalText Name, IReadOnlyList<ProficiencyLevel> Levels) : WrittenThing(Id, Name);

internal sealed record WrittenCompetency(
    Guid? Id, LocalText Name, LocalText Definition, CompetencyKind Kind, Pointer? Area, Pointer? Scale, IReadOnlyList<CompetencyLevel> Levels,
    bool IsRetired, Pointer? ReplacedBy, string? Source) : WrittenThing(Id, Name);

internal sealed record WrittenProfile(
    Guid? Id, LocalText Name, Pointer? Family, int? JobLevel, string? SsykCode, LocalText Purpose, IReadOnlyList<LocalText> Tasks,
    IReadOnlyList<LocalText> FormalRequirements, EqualValueFactors Factors, IReadOnlyList<WrittenRequirement> Requirements,
    DateOnly? ReviewOn, bool IsRetired, string? Source) : WrittenThing(Id, Name);

internal sealed record WrittenRequirement(Pointer Competency, int Level, Necessity Necessity, int Importance, AssessmentWay? AssessedBy);

/// <summary>Another thing, by its id and its name: the id tells which, the name is for people, and for files without ids.</summary>
/// <param name="Line">Where it stands in its file.</param>
internal sealed record Pointer(Guid? Id, LocalText Name, int Line = 0)
{
    public string Said => Name.Sv ?? Name.En ?? Id?.ToString() ?? "";
}

/// <param name="Name">The file's path in its folder.</param>
/// <param name="Thing">Null when something stops it.</param>
internal sealed record WrittenFile(string Name, string Text, WrittenThing? Thing, YamlReading Reading)
{
    public bool IsStopped => Thing is null || Reading.Notes.Exists(n => n.Stops);
}
