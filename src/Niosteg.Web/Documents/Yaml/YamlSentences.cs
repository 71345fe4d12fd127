using Niosteg.Web.Shell;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>What is noted of a file, in the reader's language.</summary>
internal static class YamlSentences
{
    public static string Of(YamlNote note, Texts texts) => texts[note.Code.StartsWith("refusal.", StringComparison.Ordinal) ? note.Code : $"yaml.note.{note.Code}", note.Args];
}
