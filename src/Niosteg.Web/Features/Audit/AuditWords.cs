using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Audit;

/// <summary>An event in the reader's own words. What has no word yet is shown by its name rather than left out.</summary>
internal static class AuditWords
{
    /// <summary>Who did what with which kind of thing, as one sentence.</summary>
    public static string Sentence(Texts texts, AuditRow row) =>
        texts["audit.said." + row.Action, row.ActorName.Length > 0 ? row.ActorName : texts["audit.nobody"], Thing(texts, row)];

    public static string Thing(Texts texts, AuditRow row) => ThingOf(texts, row.Subject);

    public static string ThingOf(Texts texts, string subject) => Word(texts, "audit.subject.", subject);

    public static string Deed(Texts texts, AuditAction action) => texts["audit.action." + action];

    /// <summary>What was changed, how somebody signed in, or where something was read.</summary>
    public static string Detail(Texts texts, AuditRow row) => row.Action switch
    {
        AuditAction.Changed => string.Join(", ", row.Detail.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(name => Word(texts, "audit.field.", name)).Distinct()),
        AuditAction.SignedIn => Word(texts, "audit.method.", row.Detail),
        _ => Word(texts, "audit.where.", row.Detail),
    };

    private static string Word(Texts texts, string kind, string name) =>
        name.Length == 0 ? "" : Texts.Everything.ContainsKey(kind + name) ? texts[kind + name] : name;
}
