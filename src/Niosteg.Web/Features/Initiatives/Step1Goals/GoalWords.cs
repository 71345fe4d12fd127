namespace Niosteg.Web.Features.Initiatives.Step1Goals;

internal static class GoalWords
{
    /// <summary>A goal's words where they begin a line: they are written to stand inside a sentence.</summary>
    public static string Start(this string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
