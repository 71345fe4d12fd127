using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Profiles;

/// <summary>What the editor's small buttons do to the text before it is saved: rows come, go and move, the owner is chosen.
/// They work without scripts, since each is an ordinary submit of the whole form.</summary>
internal static class EditActs
{
    /// <summary>Saving is the button, or the enter key in a field that is not for searching.</summary>
    public static bool IsSave(ProfileInput input) =>
        input.Act is null or "save" || Owned(input) is not null || (input.Act == "enter" && string.IsNullOrWhiteSpace(input.Search)
            && string.IsNullOrWhiteSpace(input.OwnerSearch) && string.IsNullOrWhiteSpace(input.OccupationSearch));

    /// <summary>Where the writer is when it is saved: in the editor, or where a suggested concept is made an own competency, with the way back.</summary>
    public static string Next(ProfileId profile, ProfileInput input, SaveResult saved) => Owned(input) is { } concept ? $"/competencies/concepts/{concept}/own?profile={profile}"
        : $"/profiles/{profile}/edit?done=saved" + (saved.Merge.FromTheirs.Count > 0 ? $"&them={Uri.EscapeDataString(saved.TheirName ?? "")}" : "");

    /// <summary>Whether the button changes the text without saving it: then it is still to be saved.</summary>
    public static bool Changes(ProfileInput input) =>
        input.Fix is not null || (!IsSave(input) && Split(input.Act).Act is not ("enter" or "search" or "search-owner" or "search-occupation"));

    /// <param name="catalogue">To start a new requirement at the lowest level that the competency describes.</param>
    public static void Apply(ProfileInput input, PersonId? me, IReadOnlyDictionary<CompetencyId, CompetencyOnScale> catalogue)
    {
        var (act, at) = Split(input.Act);
        var id = Guid.TryParse(at, out var parsed) ? parsed : Guid.Empty;
        var row = int.TryParse(at, out var number) ? number : -1;
        switch (act)
        {
            case "add-task": input.Tasks.Add(new()); break;
            case "remove-task" when row >= 0 && row < input.Tasks.Count: input.Tasks.RemoveAt(row); break;
            case "add-formal": input.FormalRequirements.Add(new()); break;
            case "remove-formal" when row >= 0 && row < input.FormalRequirements.Count: input.FormalRequirements.RemoveAt(row); break;
            case "add" when input.Requirements.All(r => r.CompetencyId != id):
                input.Requirements.Add(Begin(id, catalogue));
                input.Search = null;
                break;
            case "remove": input.Requirements.RemoveAll(r => r.CompetencyId == id); break;
            case "up": Move(input.Requirements, id, -1); break;
            case "down": Move(input.Requirements, id, 1); break;
            case "owner": (input.OwnerId, input.OwnerSearch) = (id, null); break;
            case "owner-me": (input.OwnerId, input.OwnerSearch) = (me?.Value, null); break;
            case "owner-none": input.OwnerId = null; break;
            case "occupation": (input.SsykCode, input.OccupationSearch) = (at, null); break;
        }
    }

    /// <summary>The competency a press of "add" is about, so that its levels can be fetched first.</summary>
    public static CompetencyId? Added(ProfileInput input) =>
        Split(input.Act) is ("add", var at) && Guid.TryParse(at, out var id) ? new CompetencyId(id) : null;

    private static int? Owned(ProfileInput input) => Split(input.Act) is ("own", var at) && int.TryParse(at, out var concept) ? concept : null;

    private static RequirementInput Begin(Guid id, IReadOnlyDictionary<CompetencyId, CompetencyOnScale> catalogue) => new()
    {
        CompetencyId = id,
        Level = catalogue.TryGetValue(new(id), out var on) ? on.Competency.Levels.Select(l => l.Ordinal).DefaultIfEmpty(1).Min() : 1,
    };

    private static void Move(List<RequirementInput> rows, Guid id, int by)
    {
        var at = rows.FindIndex(r => r.CompetencyId == id);
        if (at < 0 || at + by < 0 || at + by >= rows.Count) return;
        (rows[at], rows[at + by]) = (rows[at + by], rows[at]);
    }

    private static (string Act, string At) Split(string? act) => act?.Split(':', 2) switch
    {
        [var word, var at] => (word, at),
        [var word] => (word, ""),
        _ => ("", ""),
    };
}
