using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>The goal sheet as a Word document: the same as its page, without the questions.</summary>
internal static class GoalSheetDocument
{
    public static byte[] Of(GoalsView view, BackwardsView tried, Texts texts)
    {
        LocalText Own(string said) => LocalText.In(texts.Language, said);
        var title = texts["kit.step.title.Goals"];
        var document = new DocxWriter(texts.Language).Eyebrow(view.Initiative).Title(Own(title));
        if (!view.AreWeighed) document.Quiet(texts["goals.unweighed"]);
        foreach (var (goal, at) in view.Goals.Select((goal, at) => (goal, at)))
        {
            document.SubHeading(Own($"{at + 1}. {goal.CanDo.Start()}")).Text(Own(SentenceParts.Of(goal, texts).Plain))
                .Bullets(Facts(goal, texts).Select(fact => Own($"{fact.Name}{(fact.Name.EndsWith('?') ? "" : ":")} {fact.Said}")));
        }
        document.Heading(texts["goals.why"]);
        (string Name, int Points)[] purposes = [("Business", view.Frame.Business), ("Change", view.Frame.Change), ("Keep", view.Frame.Keep), ("Develop", view.Frame.Develop)];
        if (!view.Frame.IsSet) document.Text(Own(texts["goals.why.none"]));
        else document.Bullets(purposes.Where(p => p.Points > 0).Select(p => Own($"{texts["goals.purpose." + p.Name]}: {texts["goals.points", p.Points]}")));
        document.Heading(texts["goals.out"]).Text(Own(view.Frame.Out ?? texts["goals.out.none"]));
        if (tried.Cases.Any()) document.Heading(texts["backwards.cases"]).Bullets(tried.Cases.Select(one => Own(CaseOf(one.Goal, one.Case, texts))));
        return document.Write($"{title}: {view.Initiative}", view.Initiative);
    }

    private static string CaseOf(GoalTriedView goal, DecisionView one, Texts texts) =>
        string.Join(' ', new[] { $"{texts["backwards.kind." + one.Kind]}. {one.Text}", one.Instead is null ? null : texts["backwards.instead.said", one.Instead], $"({goal.CanDo.Start()})" }.OfType<string>());

    private static IEnumerable<(string Name, string Said)> Facts(GoalView goal, Texts texts)
    {
        yield return (texts["goals.weight"], goal.Weighs is { } share ? texts.Percent(share.Bare) : texts["goals.weight.alike"]);
        yield return (texts["goals.owner"], goal.OwnerName ?? texts[goal.Owner is null ? "goals.owner.none" : "goals.owner.hidden"]);
        if (goal.Tried is BackwardsState.Guides or BackwardsState.Poster) yield return (texts["backwards.title"], texts["backwards.state." + goal.Tried]);
        if (goal.Decision is not null) yield return (texts["goals.decision"], goal.Decision);
    }
}
