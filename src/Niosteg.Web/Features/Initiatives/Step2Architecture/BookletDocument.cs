using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>The booklet as a Word document, with the same contents as its page but for the drawings.</summary>
internal static class BookletDocument
{
    public static byte[] Of(BookletView view, Texts texts)
    {
        LocalText Own(string said) => LocalText.In(texts.Language, said);
        var document = new DocxWriter(texts.Language).Eyebrow(view.Organisation).Title(Own(texts["booklet.heading"]))
            .Quiet(view.Number == 0 ? texts["booklet.draft"] : texts["versions.number", view.Number]).Lead(Own(texts["architecture.lede"]))
            .Heading(texts["architecture.frame"]).Table([40, 60], [texts["booklet.choice"], texts["booklet.cost"]], Ways(view.Frame, texts).Select(w => (IReadOnlyList<LocalText[]>)[[Own(w.Title)], [Own(w.Cost)]]))
            .Heading(texts["booklet.anatomy"]).Table([40, 60], [texts["rules.filter.scope"], texts["rules.title"]],
                view.Parts.Select(p => (IReadOnlyList<LocalText[]>)[[Own($"{p.Number}. {string.Join(", ", p.Scopes.Select(s => texts[$"rules.scope.{s}"]))}")], [Own(string.Join(", ", p.Rules.Select(texts.Of)))]]));
        foreach (var group in view.Groups)
        {
            document.NextPage().Heading(texts[$"booklet.group.{group.Key}"]);
            foreach (var rule in group.Rules)
            {
                document.SubHeading(rule.Name).Quiet(texts[$"rules.severity.{rule.Severity}"]).Text(RuleText.Plain(rule.Message)).Text(rule.Why.Text);
                if (rule.Example(texts.Language) is { } example)
                    document.Table([50, 50], [texts["rules.bad"], texts["rules.good"]], [[[Own(example.Bad)], [Own(example.Good)]]]);
            }
        }
        document.Heading(texts["booklet.owners"]);
        if (view.Rules.All(r => r.Owner is null)) document.Text(Own(texts["booklet.owners.none"]));
        return document.Bullets(view.Rules.Where(r => r.Owner is not null).GroupBy(r => r.Owner).Select(g => Own($"{g.Key}: {string.Join(", ", g.Select(r => texts.Of(r.Name)))}")))
            .Write(texts["booklet.heading"], view.Organisation);
    }

    /// <summary>The ways that were chosen, with their pictures and what they cost.</summary>
    public static IEnumerable<FrameWay> Ways(ArchitectureFrame frame, Texts texts)
    {
        var count = $"{frame.Fewest}-{frame.Most}";
        FrameWay Way(string decision, string value, string picture) => new(value, picture, texts[$"frame.{decision}.{value}"], texts[$"frame.{decision}.{value}.cost"]);
        return
        [
            Way("levels", $"{frame.Levels}", FrameDrawing.Levels(frame.Levels)),
            Way("spread", $"{frame.Spread}", FrameDrawing.Spread(frame.Spread == CompetencySpread.SharedCore)),
            new(count, FrameDrawing.Count(frame.Most), texts["frame.count.title", $"{frame.Fewest}–{frame.Most}"], texts[count is "5-7" or "5-9" or "8-12" or "10-20" ? $"frame.count.{count}" : "frame.count.own"]),
            Way("musts", $"{frame.Musts}", FrameDrawing.Musts(frame.Musts == MustWay.FewMusts)),
            Way("variants", $"{frame.Variants}", FrameDrawing.Variants(frame.Variants == VariantWay.OneWithDifferences)),
            Way("ownership", $"{frame.Ownership}", FrameDrawing.Ownership(frame.Ownership == OwnershipWay.InTheLine)),
        ];
    }
}
