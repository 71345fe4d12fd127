using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>A message as slides, as a paper and as a picture for a screen, in the product's look.</summary>
internal static class MessageFiles
{
    public const int Width = 1920;
    public const int Height = 1080;
    private const int Margin = 130;
    private const int CodeSize = 330;

    /// <summary>The subject with why first, the lists after it, the code last.</summary>
    public static byte[] Slides(OutputsView view, Language language)
    {
        var texts = Texts.In(language);
        var subject = view.Subject.For(language);
        var pages = SlidePages.Of(MessagePart.Of(view.Body.For(language)), subject);
        var readMore = texts["engagement.out.read-more"];
        if (!SlidePages.HasRoomForCode(pages[^1], view.Address)) pages.Add(new(readMore.TrimEnd(':')));
        else pages[^1].Add(readMore, isHeading: true);
        pages[^1].Add(view.Address);
        var slides = pages.Select((page, n) => new Slide(page.Title, page.Lines, n == pages.Count - 1 ? QrCodes.Png(view.Address) : null, texts["engagement.poster.code"], page.Headings)).ToList();
        return new SlideWriter(language, $"{view.Organisation} · {view.Initiative}").Write(subject, view.Organisation, slides);
    }

    public static byte[] Paper(OutputsView view, Language language)
    {
        var texts = Texts.In(language);
        LocalText Own(string text) => LocalText.In(language, text);
        var document = new DocxWriter(language).Eyebrow($"{view.Organisation} · {view.Initiative}").Title(Own(view.Subject.For(language)));
        foreach (var part in MessagePart.Of(view.Body.For(language)))
        {
            if (part.Heading is { } heading) document.Heading(heading).Bullets(part.Lines.Select(line => Own(Row(line))));
            else document.Text(Own(string.Join('\n', part.Lines)));
        }
        return document.Text(Own($"{texts["engagement.out.read-more"]} {view.Address}")).Write(view.Subject.For(language), view.Organisation);
    }

    /// <summary>For a screen in a corridor: what can be read from four metres while one walks by, and a code to scan.</summary>
    public static string Screen(OutputsView view, Language language)
    {
        var texts = Texts.In(language);
        var (subject, parts) = (view.Subject.For(language), MessagePart.Of(view.Body.For(language)));
        var svg = new Svg(Width, Height, subject, "file");
        svg.Raw($"<title>{System.Net.WebUtility.HtmlEncode(subject)}</title><style>text{{font-family:{Palette.Light["sans"]};fill:{Palette.Light["ink"]}}}.quiet{{fill:{Palette.Light["ink-2"]}}}.subject{{font-family:'EB Garamond',Garamond,Georgia,serif}}.ground{{fill:{Palette.Light["ground"]}}}.thread{{fill:{Palette.Light["thread"]}}}</style>");
        svg.Rect(0, 0, Width, Height, "ground");
        svg.Text(Margin, 150, Wrapped($"{view.Organisation} · {view.Initiative}", 34, Width - 2 * Margin, 1)[0], "quiet", 34);
        var y = 270.0;
        foreach (var line in Wrapped(subject, 92, Width - 2 * Margin, 3))
        {
            svg.Text(Margin, y, line, "subject", 92);
            y += 104;
        }
        svg.Rect(Margin, y - 50, 190, 7, "thread");
        y += 60;
        var wide = Width - 3 * Margin - CodeSize;
        foreach (var line in OnScreen(parts))
        {
            var rows = Wrapped(line, 44, wide, 3);
            if (y + rows.Count * 58 > Height - 90) break;
            foreach (var row in rows)
            {
                svg.Text(Margin, y, row, "", 44);
                y += 58;
            }
            y += 24;
        }
        var (left, top) = (Width - Margin - CodeSize, Height - 210 - CodeSize);
        svg.Raw(QrCodes.Svg(view.Address).Replace("<svg ", FormattableString.Invariant($"<svg x=\"{left}\" y=\"{top}\" width=\"{CodeSize}\" height=\"{CodeSize}\" "), StringComparison.Ordinal));
        svg.Text(left + CodeSize / 2.0, top + CodeSize + 56, texts["engagement.out.scan"], "quiet", 34, "middle");
        return svg.ToString().Replace("<svg class", "<svg xmlns=\"http://www.w3.org/2000/svg\" class", StringComparison.Ordinal);
    }

    /// <summary>Why, in a sentence, and what it means for whoever walks by: the last list. Without a list, what there is.</summary>
    private static IEnumerable<string> OnScreen(IReadOnlyList<MessagePart> parts)
    {
        if (parts.LastOrDefault(p => p.Heading is not null) is not { } you) return parts.SelectMany(p => p.Lines.Select(Row));
        var why = parts.FirstOrDefault(p => p.Heading is null) is { } first ? PromiseFinder.Sentences(string.Join(' ', first.Lines)).Take(1) : [];
        return [.. why, .. you.Lines.Select(Row)];
    }

    /// <summary>The picture alone on a page, for the program that makes a PNG of it.</summary>
    public static string ScreenPage(string svg) => $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>-</title><style>html,body{{margin:0;overflow:hidden}}svg{{display:block}}</style></head><body>{svg}</body></html>";

    private static string Row(string line) => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line;

    /// <summary>Lines that fit the width; what does not fit in the last one ends in an ellipsis.</summary>
    private static IReadOnlyList<string> Wrapped(string text, double size, double width, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || Svg.WidthOf(longer, size) <= width) lines[^1] = longer;
            else if (lines.Count < most) lines.Add(word);
            else
            {
                lines[^1] = lines[^1].TrimEnd('.', ',') + "…";
                break;
            }
        }
        return lines;
    }
}
