namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>A message's text in pieces that belong together: a paragraph, or a list under its heading.</summary>
/// <param name="Heading">Null for a paragraph.</param>
internal sealed record MessagePart(string? Heading, IReadOnlyList<string> Lines)
{
    private const int FewestWords = 3;

    public int Letters => (Heading?.Length ?? 0) + Lines.Sum(line => line.Length);

    /// <summary>Without the greeting.</summary>
    public static IReadOnlyList<MessagePart> Of(string body) =>
        [.. body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(block => block.Split(' ').Length >= FewestWords).Select(One)];

    private static MessagePart One(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isList = lines.Length > 1 && !IsRow(lines[0]) && IsRow(lines[1]);
        return isList ? new(lines[0].TrimEnd(':'), lines[1..]) : new(null, lines);
    }

    private static bool IsRow(string line) => line.StartsWith("- ", StringComparison.Ordinal);
}
