namespace Niosteg.Web.Shell;

/// <summary>What an initiative leaves behind of a person: one list, the same on the open page, on each one's own and in the letters
/// to the unions. A step that keeps something new of people adds its line here.</summary>
internal static class KeptData
{
    private static readonly string[] Lines =
    [
        "kept.staff", "kept.roles", "kept.answers", "kept.times", "kept.rooms", "kept.poll", "kept.afterwards", "kept.links", "kept.mail", "kept.check", "kept.trial", "kept.questions", "kept.log",
        "kept.levels", "kept.pay", "kept.nobody",
    ];

    public static IReadOnlyList<string> Of(Texts texts) => [.. Lines.Select(line => texts[line])];
}
