using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Folders;

/// <summary>Works out what a folder would do and does it to the things in memory; whoever saves them decides whether it comes
/// true. A thing is known by its id; a file without one by its exact name. A thing that something is wrong with is left as it is,
/// and whatever needs it and finds no other is stopped too.</summary>
internal sealed partial class FolderPlanner(OrganisationThings now, FolderPlannerWorld world)
{
    /// <summary>Everything made new, in the order it was made.</summary>
    public List<object> Fresh { get; } = [];
    /// <summary>What a file has been found for already: one with an id and one without may be the same.</summary>
    private readonly HashSet<object> _taken = [];

    public FolderPlan Plan(IReadOnlyList<WrittenFile> files)
    {
        var planned = files.Select(f => new PlannedFile(f)).ToList();
        StopTwins(planned);
        foreach (var file in Going<WrittenScale>(planned)) Take(file, (WrittenScale)file.File.Thing!);
        var competencies = Going<WrittenCompetency>(planned).ToList();
        foreach (var file in competencies) Take(file, (WrittenCompetency)file.File.Thing!);
        // What replaces what may be told in a later file.
        foreach (var file in competencies.Where(f => f.Effect != FolderEffect.Stopped)) Replace(file, (WrittenCompetency)file.File.Thing!);
        foreach (var file in Going<WrittenProfile>(planned)) Take(file, (WrittenProfile)file.File.Thing!);
        return new(planned);
    }

    private static IEnumerable<PlannedFile> Going<T>(IEnumerable<PlannedFile> files) => files.Where(f => f.Effect != FolderEffect.Stopped && f.File.Thing is T);

    /// <summary>Two files that say they are the same thing: nobody can tell which is meant, so neither comes in.</summary>
    private static void StopTwins(List<PlannedFile> files)
    {
        foreach (var same in files.Where(f => f.File.Thing is { Id: not null }).GroupBy(f => (f.File.Thing!.GetType(), f.File.Thing.Id)).Where(g => g.Count() > 1))
            foreach (var file in same)
                file.Stop("same-id", 0, string.Join(", ", same.Where(o => o != file).Select(o => o.File.Name)));
        foreach (var same in files.Where(f => f is { File.Thing.Id: null } && f.Effect != FolderEffect.Stopped).GroupBy(f => (f.File.Thing!.GetType(), Known(f.File.Thing.Name))).Where(g => g.Count() > 1))
            foreach (var file in same)
                file.Stop("same-name", 0, string.Join(", ", same.Where(o => o != file).Select(o => o.File.Name)));
    }

    private static string Known(LocalText name) => (name.Sv ?? name.En ?? "").ToUpperInvariant();

    internal static bool Same(LocalText one, LocalText other) => Same(one.Sv, other.Sv) || Same(one.En, other.En);

    private static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The one it is: by its id, or where the file has none by its name; else a new one with the file's id.</summary>
    private static T? Find<TId, T>(Dictionary<TId, T> there, Guid? id, LocalText name, Func<Guid, TId> of, Func<T, LocalText> named) where TId : notnull where T : class =>
        id is { } given ? there.GetValueOrDefault(of(given)) : there.Values.FirstOrDefault(t => Same(named(t), name));

    /// <summary>What is pointed at: by id, and where no such thing is, by name, in either language.</summary>
    internal static T? Pointed<TId, T>(Dictionary<TId, T> there, Pointer to, Func<Guid, TId> of, Func<T, LocalText> named) where TId : notnull where T : class
    {
        if (to.Id is { } id && there.TryGetValue(of(id), out var one)) return one;
        string?[] names = [to.Name.Sv, to.Name.En];
        return there.Values.FirstOrDefault(t => names.Any(n => Same(n, named(t).Sv) || Same(n, named(t).En)));
    }

    private void Take(PlannedFile file, WrittenScale said)
    {
        var trial = ProficiencyScale.Create(ScaleId.New(), said.Name, [.. said.Levels.Select(l => (l.Name, l.Description))]);
        if (trial.Refusal is { } refusal) { Stop(file, refusal); return; }
        var there = Find(now.Scales, said.Id, said.Name, g => new ScaleId(g), s => s.Name);
        if (there is null)
        {
            var scale = ProficiencyScale.Create(said.Id is { } id ? new(id) : ScaleId.New(), said.Name, [.. said.Levels.Select(l => (l.Name, l.Description))]).Value;
            now.Scales[scale.Id] = scale;
            Fresh.Add(scale);
            _taken.Add(scale);
            file.Became("", ThingWriter.Write(now.Write(scale)));
            return;
        }
        if (!_taken.Add(there)) { file.Stop("taken", 0, said.Name.Sv ?? said.Name.En!); return; }
        var before = ThingWriter.Write(now.Write(there));
        if (there.Levels.Count != said.Levels.Count) { Stop(file, new("scale-keeps-its-length", null, there.Levels.Count)); return; }
        if (ThingWriter.Write(said with { Id = there.Id.Value }) != before) there.Describe(said.Name, [.. said.Levels.Select(l => (l.Name, l.Description))]);
        file.Became(before, ThingWriter.Write(now.Write(there)));
    }

    private static void Stop(PlannedFile file, Refusal refusal) => file.Stop($"refusal.{refusal.Code}", 0, [.. refusal.Args.Select(a => a ?? "")]);
}

/// <summary>What the planner has to know of the world outside the files.</summary>
/// <param name="Used">Competencies that are required or assessed: their scale stays.</param>
/// <param name="Architecture">The number of the architecture that new profiles are written under.</param>
internal sealed record FolderPlannerWorld(HashSet<CompetencyId> Used, int Architecture, DateTime At);
