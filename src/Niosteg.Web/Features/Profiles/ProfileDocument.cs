using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>Profilkortet as a Word document, in the order the card is read.</summary>
internal static class ProfileDocument
{
    public static byte[] Of(ProfileCard card, Texts texts)
    {
        var document = new DocxWriter(texts.Language);
        Add(document, card, texts);
        return document.Write(texts.Of(card.Content.Title), card.Seal?.SealedByName ?? card.Owner ?? "Niosteg");
    }

    /// <summary>Several profiles in one document, each from the top of a page.</summary>
    public static byte[] Of(IReadOnlyList<ProfileCard> cards, Texts texts)
    {
        var document = new DocxWriter(texts.Language);
        foreach (var (card, at) in cards.Select((card, at) => (card, at)))
        {
            if (at > 0) document.NextPage();
            Add(document, card, texts);
        }
        return document.Write(texts["profiles.title"], "Niosteg");
    }

    private static void Add(DocxWriter document, ProfileCard card, Texts texts)
    {
        var content = card.Content;
        document
            .Eyebrow(string.Join(" · ", new[] { texts.Of(content.Family), content.JobLevel is { } level ? texts["profiles.job-level-line", level] : "" }.Where(s => s.Length > 0)))
            .Title(content.Title)
            .Quiet(card.Seal is { } seal ? texts["profiles.version-line", seal.Number, texts.Date(DateOnly.FromDateTime(seal.SealedAt))] : $"{texts["profiles.draft"]}. {texts["profiles.draft-line"]}");
        if (!content.Purpose.IsEmpty) document.Lead(content.Purpose);

        if (content.Requirements.Count > 0)
        {
            document.Heading(texts["profiles.requirements"]);
            document.Table([30, 45, 25], [texts["profiles.competency"], texts["profiles.col.level-text"], texts["profiles.col.level"]],
                content.Requirements.Select(r => Row(r, texts)));
        }
        if (content.Tasks.Count > 0) document.Heading(texts["profiles.tasks"]).Bullets(content.Tasks);
        if (content.FormalRequirements.Count > 0) document.Heading(texts["profiles.formal"]).Bullets(content.FormalRequirements);
        AddFactors(document, content.Factors, texts);
        AddCare(document, card, texts);
    }

    private static IReadOnlyList<LocalText[]> Row(RequirementContent r, Texts texts) =>
    [
        [r.Name, Own(texts[$"profiles.necessity.{r.Necessity}"], texts)],
        [r.Means() is { IsEmpty: false } means ? means : Own(texts["profiles.level-without-text"], texts)],
        [Own(texts["profiles.level-of-top", r.RequiredLevel, r.TopOfScale, texts.Of(r.LevelName)], texts)],
    ];

    private static void AddFactors(DocxWriter document, EqualValueFactors factors, Texts texts)
    {
        var written = new[]
        {
            (texts["profiles.part.Factors.Skill"], factors.Skill),
            (texts["profiles.part.Factors.Responsibility"], factors.Responsibility),
            (texts["profiles.part.Factors.Effort"], factors.Effort),
            (texts["profiles.part.Factors.WorkingConditions"], factors.WorkingConditions),
        }.Where(f => !f.Item2.IsEmpty).ToList();
        if (written.Count == 0) return;
        document.Heading(texts["profiles.factors"]);
        foreach (var (name, text) in written) document.SubHeading(Own(name, texts)).Text(text);
    }

    private static void AddCare(DocxWriter document, ProfileCard card, Texts texts)
    {
        if (card.Owner is null && card.ReviewOn is null && card.Content.SsykCode is null && card.Seal is null) return;
        document.Heading(texts["profiles.care"]);
        if (card.Owner is not null) document.Quiet(texts["profiles.owner-line", card.Owner]);
        if (card.ReviewOn is not null) document.Quiet(texts["profiles.review-line", texts.Date(card.ReviewOn)]);
        if (card.Content.SsykCode is not null) document.Quiet(texts["profiles.ssyk-line", card.Content.SsykCode]);
        if (card.Seal is { } seal) document.Quiet(texts["profiles.hash-line", seal.Hash]);
    }

    private static LocalText Own(string text, Texts texts) => LocalText.In(texts.Language, text);
}
