using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>The parts of a profile in the reader's words.</summary>
internal sealed class PartWords(Texts texts, IReadOnlyDictionary<CompetencyId, CompetencyOnScale> catalogue,
    IReadOnlyDictionary<FamilyId, LocalText> families, IReadOnlyDictionary<PersonId, string> owners)
{
    public string Name(ProfilePart part) => part.Competency is { } id
        ? catalogue.TryGetValue(id, out var on) ? texts.Of(on.Competency.Name) : texts["profiles.part.Requirement"]
        : NameOf(texts, part.Field);

    /// <summary>A field's name, with its language when it has one.</summary>
    public static string NameOf(Texts texts, string field)
    {
        var text = field.EndsWith(".Sv", StringComparison.Ordinal) || field.EndsWith(".En", StringComparison.Ordinal);
        var name = texts["profiles.part." + (text ? field[..^3] : field)];
        return text ? texts["profiles.part-in", name, texts[field.EndsWith(".Sv", StringComparison.Ordinal) ? "profiles.sv" : "profiles.en"]] : name;
    }

    public string Value(ProfileDraft draft, ProfilePart part)
    {
        var value = part.Competency is { } id ? Requirement(draft, id) : part.Field switch
        {
            "FamilyId" => draft.FamilyId is { } family && families.TryGetValue(family, out var name) ? texts.Of(name) : null,
            "OwnerId" => draft.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null,
            "JobLevel" => draft.JobLevel?.ToString(texts.Culture),
            "ReviewOn" => texts.Date(draft.ReviewOn),
            "SsykCode" => draft.SsykCode,
            "Tasks" => Rows(draft.Tasks),
            "FormalRequirements" => Rows(draft.FormalRequirements),
            _ => Text(draft, part.Field),
        };
        return string.IsNullOrEmpty(value) ? texts["profiles.empty-value"] : value;
    }

    private string? Requirement(ProfileDraft draft, CompetencyId id)
    {
        if (draft.Requirements.FirstOrDefault(r => r.CompetencyId == id) is not { } demand) return texts["profiles.not-required"];
        var level = catalogue.TryGetValue(id, out var on) ? texts.Of(on.Scale.NameOf(demand.RequiredLevel)) : "";
        return string.Join(", ", texts["profiles.level-of", demand.RequiredLevel, level], texts[$"profiles.necessity.{demand.Necessity}"], texts[$"profiles.importance.{demand.Importance}"], texts[$"profiles.way.{(demand.AssessedBy is { } way ? way : "none")}"]);
    }

    private string Rows(IReadOnlyList<LocalText> rows) => string.Join("\n", rows.Select(r => "– " + texts.Of(r)));

    private static string? Text(ProfileDraft draft, string field)
    {
        var text = field[..^3] switch
        {
            "Title" => draft.Title,
            "Purpose" => draft.Purpose,
            "Factors.Skill" => draft.Factors.Skill,
            "Factors.Responsibility" => draft.Factors.Responsibility,
            "Factors.Effort" => draft.Factors.Effort,
            _ => draft.Factors.WorkingConditions,
        };
        return field.EndsWith(".Sv", StringComparison.Ordinal) ? text.Sv : text.En;
    }
}
