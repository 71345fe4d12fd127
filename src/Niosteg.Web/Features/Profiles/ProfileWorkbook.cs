using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>Profiles as workbooks: one row a requirement, levels as both number and text so that they can be sorted and read.</summary>
internal static class ProfileWorkbook
{
    public static byte[] Of(ProfileCard card, Texts texts) => XlsxWriter.Write(
        Requirements([new(card.Id, card.Content, card.Seal?.Number ?? 0)], texts),
        new XlsxSheet(texts["profiles.job"], [new(texts["profiles.col.what"], 26), new(texts["profiles.sv"], 60), new(texts["profiles.en"], 60)], Rows(card, texts)));

    public static byte[] Of(IReadOnlyList<ProfileRow> rows, IReadOnlyList<ComparedProfile> contents, Texts texts) => XlsxWriter.Write(
        new XlsxSheet(texts["profiles.title"],
            [
                new(texts["profiles.col.title"], 36), new(texts["profiles.family"], 28), new(texts["profiles.col.level"], 8), new(texts["profiles.col.requirements"], 8),
                new(texts["profiles.col.version"], 10), new(texts["profiles.col.sealed"], 18), new(texts["profiles.col.review"], 14), new(texts["profiles.owner"], 24),
                new("SSYK", 8), new("id", 38),
            ],
            rows.Select(r => new object?[]
            {
                texts.Of(r.Title), texts.Of(r.Family), r.JobLevel, r.Requirements, r.IsDraft ? texts["profiles.draft"] : r.SealedNumber,
                r.SealedAt, r.ReviewOn, r.Owner, r.SsykCode, r.Id.ToString(),
            })),
        Requirements(contents, texts));

    private static XlsxSheet Requirements(IReadOnlyList<ComparedProfile> profiles, Texts texts) => new(texts["profiles.requirements"],
        [
            new(texts["profiles.col.title"], 36), new(texts["profiles.competency"], 32), new(texts["profiles.col.level"], 8), new(texts["profiles.col.of"], 8),
            new(texts["profiles.col.level-name"], 20), new(texts["profiles.col.level-text"], 70), new(texts["profiles.necessity"], 16), new(texts["profiles.importance"], 8),
        ],
        from profile in profiles
        from r in profile.Content.Requirements
        select new object?[]
        {
            texts.Of(profile.Content.Title), texts.Of(r.Name), r.RequiredLevel, r.TopOfScale, texts.Of(r.LevelName), texts.Of(r.Means()),
            texts[$"profiles.necessity.{r.Necessity}"], r.Importance,
        });

    private static IEnumerable<object?[]> Rows(ProfileCard card, Texts texts)
    {
        var content = card.Content;
        yield return Row(texts["profiles.part.Title"], content.Title);
        yield return Row(texts["profiles.family"], content.Family);
        yield return [texts["profiles.part.JobLevel"], content.JobLevel, content.JobLevel];
        yield return Row(texts["profiles.part.Purpose"], content.Purpose);
        foreach (var task in content.Tasks) yield return Row(texts["profiles.task"], task);
        foreach (var formal in content.FormalRequirements) yield return Row(texts["profiles.formal-one"], formal);
        yield return Row(texts["profiles.part.Factors.Skill"], content.Factors.Skill);
        yield return Row(texts["profiles.part.Factors.Responsibility"], content.Factors.Responsibility);
        yield return Row(texts["profiles.part.Factors.Effort"], content.Factors.Effort);
        yield return Row(texts["profiles.part.Factors.WorkingConditions"], content.Factors.WorkingConditions);
        yield return [texts["profiles.part.SsykCode"], content.SsykCode, content.SsykCode];
        yield return [texts["profiles.owner"], card.Owner, card.Owner];
        yield return [texts["profiles.part.ReviewOn"], card.ReviewOn, card.ReviewOn];
        yield return card.Seal is { } seal
            ? [texts["profiles.version", seal.Number], DateOnly.FromDateTime(seal.SealedAt), seal.Hash]
            : [texts["profiles.draft"], null, null];
    }

    private static object?[] Row(string name, LocalText text) => [name, text.Sv, text.En];
}
