using Niosteg.Web.Shell;

namespace Niosteg.Web.Outbox;

/// <summary>What was said about a mail: the server's own words as they are, or ours in the reader's language.</summary>
internal static class MailWords
{
    private static readonly string[] Ours = ["mail.no-answer", "mail.password-lost", "mail.not-an-address", "mail.marked-by-hand"];

    public static string Of(string? words, Texts texts) => words is null ? "" : Ours.Contains(words) ? texts[words] : words;
}
