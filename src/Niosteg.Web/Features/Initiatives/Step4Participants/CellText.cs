using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>A cell in the reader's words.</summary>
internal static class CellText
{
    public const int MostNamed = 4;

    /// <summary>"Äldreomsorg i Norrby, chefer".</summary>
    public static string Of(Texts texts, CellPart part) => part.Kind switch
    {
        InsightKind.Tenure => texts[$"participants.tenure.{part.Tenure}"],
        InsightKind.Raters => texts["participants.raters-of", ProfileOf(texts, part)],
        _ when part is { Function: null, Site: null } => Capital(texts["participants.cell.nowhere", Side(texts, part)]),
        _ when part.Function is null => Capital(texts["participants.cell.no-function", Side(texts, part), part.Site]),
        _ when part.Site is null => texts["participants.cell.no-site", part.Function, Side(texts, part)],
        _ => texts["participants.cell", part.Function, part.Site, Side(texts, part)],
    };

    public static string Of(Texts texts, CellView cell) => string.Join(texts["participants.and"], cell.Parts.Select(part => Of(texts, part)));

    /// <summary>The parts of the work in the board's order: function, kind of role, site, with what is not known last. How long one
    /// has worked here is no part of the work, and comes after them.</summary>
    public static IEnumerable<CellView> AsOnTheBoard(Texts texts, IEnumerable<CellView> cells)
    {
        var words = StringComparer.Create(texts.Culture, ignoreCase: true);
        return cells.OrderBy(cell => cell.Kind).ThenBy(cell => cell.Parts[0].Function is null).ThenBy(cell => cell.Parts[0].Function, words)
            .ThenBy(cell => Side(texts, cell.Parts[0]), words).ThenBy(cell => cell.Parts[0].Site is null).ThenBy(cell => cell.Parts[0].Site, words);
    }

    public static string FunctionOf(Texts texts, CellPart part) => part.Function ?? texts["participants.no-function"];

    public static string SiteOf(Texts texts, CellPart part) => part.Site ?? texts["participants.no-site"];

    /// <summary>The third side of the board: managers or employees, or the profile.</summary>
    public static string Side(Texts texts, CellPart part) => part.IsManager is { } manager ? texts[manager ? "participants.managers" : "participants.employees"] : ProfileOf(texts, part);

    /// <summary>A few by name, the rest by number.</summary>
    public static string Several(Texts texts, IEnumerable<CellPart> parts)
    {
        var all = parts.Select(part => Of(texts, part)).Distinct().ToList();
        var named = string.Join("; ", all.Take(MostNamed));
        return all.Count > MostNamed ? texts["participants.and-more", named, all.Count - MostNamed] : named;
    }

    /// <summary>How far the list reaches. Who reads without leading is not told what is covered by those who have not answered.</summary>
    public static string Stand(Texts texts, BoardView view) => view.Leads
        ? texts["participants.stand", view.OnList, view.Coverage.Parts, view.Coverage.Covered, view.Coverage.Heard]
        : texts["participants.stand.reader", view.OnList, view.Coverage.Parts, view.Coverage.Heard];

    public static string All(Texts texts, IEnumerable<CellView> cells) => string.Join("; ", cells.Select(cell => Of(texts, cell)));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string ProfileOf(Texts texts, CellPart part) => part.Profile is { } profile ? texts.Of(profile) : texts["participants.no-profile"];
}
