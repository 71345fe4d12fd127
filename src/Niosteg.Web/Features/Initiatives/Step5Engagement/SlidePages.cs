using Niosteg.Domain.Initiatives.Step5Engagement;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What stands on one slide.</summary>
internal sealed class SlidePage(string title)
{
    public string Title { get; } = title;
    public List<string> Lines { get; } = [];
    /// <summary>The places of the lines that stand over others.</summary>
    public List<int> Headings { get; } = [];
    public int Rows { get; private set; }

    public void Add(string line, bool isHeading = false)
    {
        if (isHeading) Headings.Add(Lines.Count);
        Lines.Add(line);
        Rows += SlidePages.RowsOf(line);
    }
}

/// <summary>Spreads a message over slides that are read from a chair: few rows each, none of them small. Nothing is left out: where
/// there is much, there are more slides.</summary>
internal static class SlidePages
{
    public const int MostRows = 7;
    /// <summary>What a row holds at the size such a slide is written in.</summary>
    private const int Letters = 74;
    private const int LettersBesideCode = 50;

    public static int RowsOf(string line) => Math.Max(1, (line.Length + Letters - 1) / Letters);

    /// <summary>Whether the code and two lines more go beside what is there.</summary>
    public static bool HasRoomForCode(SlidePage page, string address) =>
        page.Lines.Append(address).Sum(line => Math.Max(1, (line.Length + LettersBesideCode - 1) / LettersBesideCode)) + 1 <= MostRows;

    public static List<SlidePage> Of(IReadOnlyList<MessagePart> parts, string subject)
    {
        var (pages, titles) = (new List<SlidePage>(), new Dictionary<string, int>());
        Begin(subject);
        foreach (var part in parts)
        {
            var lines = part.Lines.SelectMany(Pieces).ToList();
            if (pages[^1].Rows > 0 && pages[^1].Rows + lines.Sum(RowsOf) + (part.Heading is null ? 0 : 1) > MostRows) Begin(part.Heading ?? subject);
            // What is the slide's title already is not said once more.
            if (part.Heading is { } heading && !(pages.Count > 1 && pages[^1].Rows == 0)) pages[^1].Add(heading, isHeading: true);
            foreach (var line in lines)
            {
                if (pages[^1].Rows > 0 && pages[^1].Rows + RowsOf(line) > MostRows) Begin(part.Heading ?? subject);
                pages[^1].Add(line);
            }
        }
        return pages;

        // No two slides are called the same.
        void Begin(string title)
        {
            var n = titles[title] = titles.GetValueOrDefault(title) + 1;
            pages.Add(new(n == 1 ? title : $"{title} ({n})"));
        }
    }

    /// <summary>A text longer than a slide is parted between sentences, and one that is a single sentence between words.</summary>
    private static IEnumerable<string> Pieces(string line)
    {
        if (RowsOf(line) <= MostRows) return [line];
        var words = PromiseFinder.Sentences(line).SelectMany(sentence => RowsOf(sentence) <= MostRows ? [sentence] : sentence.Split(' '));
        var pieces = new List<string>();
        foreach (var word in words)
        {
            if (pieces.Count == 0 || RowsOf(pieces[^1] + " " + word) > MostRows) pieces.Add(word);
            else pieces[^1] += " " + word;
        }
        return pieces;
    }
}
