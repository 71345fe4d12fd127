using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <param name="Samples">The first few different things the column says.</param>
public sealed record MatrixColumnView(int Index, string Header, MatrixField Field, IReadOnlyList<string> Samples);

/// <summary>A level name of the file and the level it stands for.</summary>
/// <param name="IsMarker">It says that there is no level, such as "NOT IN USE".</param>
public sealed record LevelPlace(string Name, int Place, bool IsMarker);

/// <param name="Changes">Parts that will change, as keys of texts.</param>
public sealed record MatrixRowView(int Row, PlannedEffect Effect, LocalText Name, IReadOnlyList<string> Changes, int Count);

public sealed record MatrixProblemGroup(string Code, ProblemWeight Weight, int Count);

public sealed record MatrixImportView
{
    public required ImportId Id { get; init; }
    public required string FileName { get; init; }
    public required int Version { get; init; }
    public required MatrixDraft Draft { get; init; }
    public required IReadOnlyList<string> Sheets { get; init; }
    public required int Rows { get; init; }
    public required IReadOnlyList<MatrixColumnView> Columns { get; init; }
    public required IReadOnlyList<LevelPlace> Levels { get; init; }
    public required IReadOnlyList<ScaleView> Scales { get; init; }
    /// <summary>The scale that would be made, when one would.</summary>
    public required ScaleView? NewScale { get; init; }
    /// <summary>Why nothing can come in by these choices.</summary>
    public required Refusal? Stop { get; init; }
    public required MatrixReceipt Counts { get; init; }
    public required int Stopped { get; init; }
    public required bool ChangesNothing { get; init; }
    /// <summary>The first of them, those that change before those that are new.</summary>
    public required IReadOnlyList<MatrixRowView> Competencies { get; init; }
    public required IReadOnlyList<MatrixRowView> Profiles { get; init; }
    public required IReadOnlyList<MatrixProblemGroup> Groups { get; init; }
    /// <summary>One page of them.</summary>
    public required IReadOnlyList<MatrixProblem> Problems { get; init; }
    public required int ProblemTotal { get; init; }
    public required int ProblemPage { get; init; }
    /// <summary>What the reader saw: sent back when accepting, so that nobody accepts something else.</summary>
    public required string Seen { get; init; }
}

/// <summary>What an accepted file did, or would do.</summary>
public sealed record MatrixReceipt(
    int NewCompetencies, int ChangedCompetencies, int SameCompetencies, int NewProfiles, int ChangedProfiles, int SameProfiles,
    int Requirements, int NewScales, int NewAreas, int NewFamilies, int Stopped)
{
    /// <summary>Each number by the key of its text.</summary>
    internal IReadOnlyList<(string Key, int Number)> Numbers =>
    [
        ("new-profiles", NewProfiles), ("changed-profiles", ChangedProfiles), ("same-profiles", SameProfiles), ("requirements", Requirements), ("new-families", NewFamilies),
        ("new-competencies", NewCompetencies), ("changed-competencies", ChangedCompetencies), ("same-competencies", SameCompetencies),
        ("new-scales", NewScales), ("new-areas", NewAreas), ("stopped", Stopped),
    ];

    internal static MatrixReceipt Of(MatrixPlan plan) => new(
        plan.Count(PlannedEffect.New), plan.Count(PlannedEffect.Changed), plan.Count(PlannedEffect.Same),
        plan.CountProfiles(PlannedEffect.New), plan.CountProfiles(PlannedEffect.Changed), plan.CountProfiles(PlannedEffect.Same),
        plan.Requirements, plan.NewScales.Count, plan.NewAreas.Count, plan.NewFamilies.Count, plan.StoppedRows);
}
