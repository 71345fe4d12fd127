using Niosteg.Domain.Competencies;
using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Competencies;

/// <summary>The kinds of competency in the reader's words.</summary>
internal static class Kinds
{
    private static readonly CompetencyKind[] All = [CompetencyKind.Knowledge, CompetencyKind.Skill, CompetencyKind.Behaviour];

    public static string Of(this Texts texts, CompetencyKind kind) => texts[Key(kind)];

    public static IEnumerable<Choice> Choices(Texts texts, bool explained = false) =>
        All.Select(k => new Choice(k.ToString(), texts[Key(k)], explained ? texts[Key(k) + ".means"] : null));

    private static string Key(CompetencyKind kind) => kind switch
    {
        CompetencyKind.Knowledge => "kind.knowledge",
        CompetencyKind.Skill => "kind.skill",
        _ => "kind.behaviour",
    };
}
