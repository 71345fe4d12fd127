using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Word documents of step 4: the list, and the draft of the information to the unions.</summary>
internal static class ParticipantDocuments
{
    public static byte[] List(SheetView view, Texts texts)
    {
        LocalText Own(string said) => LocalText.In(texts.Language, said);
        var document = new DocxWriter(texts.Language).Eyebrow(view.Organisation).Title(Own(view.People.Initiative)).Quiet(texts.Date(view.Today))
            .Lead(Own(CellText.Stand(texts, view.Board)))
            .Heading(texts["participants.people.caption"])
            .Table([34, 36, 30], [texts["participants.col.who"], texts["participants.sheet.title"], texts["participants.sheet.roles"]],
                view.People.OnList.Select(row => (IReadOnlyList<LocalText[]>)[[Own(row.Who.Name)], [Own(string.Join(", ", new[] { row.Who.Title, row.Who.Unit }.OfType<string>()))], [Own(ParticipantExports.RolesOf(row.Roles, texts))]]));
        if (view.People.Reserves.Count > 0) document.Heading(texts["participants.reserves"]).Bullets(view.People.Reserves.Select(row => Own($"{row.Who.Name}, {row.Who.Title}")));
        var missing = view.Board.NotYet;
        if (missing.Count > 0) document.Heading(texts[view.Board.Leads ? "participants.sheet.missing" : "participants.sheet.unheard"]).Bullets(missing.Select(cell => Own(CellText.Of(texts, cell))));
        Letters(document, view, texts);
        return document.Write(view.People.Initiative, view.Organisation);
    }

    /// <summary>19 § MBL: the employer keeps the unions informed. Facts that are known are filled in; what is not is a blank to fill.</summary>
    public static byte[] Union(SheetView view, string? openAddress, Texts texts)
    {
        LocalText Own(string said) => LocalText.In(texts.Language, said);
        var blank = texts["union.blank"];
        var seated = view.Roles.Roles.First(role => role.Role == InitiativeRole.ReferenceGroup).Count;
        var groups = CellText.AsOnTheBoard(texts, view.Board.Cells.Where(cell => cell is { Have: > 0, Kind: InsightKind.Place })).Select(cell => CellText.Of(texts, cell)).ToList();
        return new DocxWriter(texts.Language).Eyebrow(view.Organisation).Title(Own(texts["union.title"])).Quiet($"{texts.Date(view.Today)}. {texts["union.draft"]}")
            .Text(Own(texts["union.to"])).Text(Own(texts["union.why", view.People.Initiative]))
            .Heading(texts["union.purpose"]).Text(Own(view.Purpose ?? blank))
            .Text(Own(view.Deadline is { } deadline ? texts["union.when.until", texts.Date(view.StartsOn), texts.Date(deadline)] : texts["union.when", texts.Date(view.StartsOn)]))
            .Heading(texts["union.who"]).Text(Own(texts.Count("union.who.text", view.People.Total)))
            .Bullets(groups.Count == 0 ? [Own(blank)] : groups.Select(Own))
            .Text(Own(texts["union.who.yes"])).Text(Own(seated == 0 ? texts["union.who.approves-none"] : texts["union.who.approves", seated])).Text(Own(view.UnionSeats switch { null => texts["union.who.seats.unknown", blank], 0 => texts["union.who.no-seats"], { } seats => texts.Count("union.who.seats", seats) }))
            .Heading(texts["union.data"]).Bullets(KeptData.Of(texts).Select(Own))
            .Heading(texts["union.next"]).Text(Own(texts["union.next.text"])).Text(Own(texts["engagement.letter.read", openAddress ?? blank])).Text(Own(texts["union.sign"])).Text(Own(blank))
            .Write($"{texts["union.title"]}: {view.People.Initiative}", view.Organisation);
    }

    private static void Letters(DocxWriter document, SheetView view, Texts texts)
    {
        LocalText Own(string said) => LocalText.In(texts.Language, said);
        document.Heading(texts["participants.roles"]).Quiet(texts["participants.raci.how"]).Table([22, 13, 13, 13, 13, 13, 13], [texts["participants.raci.step"], .. Raci.Roles.Select(role => texts[$"initiatives.role.{role}"])],
            view.Roles.Steps.Select(row => (IReadOnlyList<LocalText[]>)[[Own($"{(int)row.Step}. {texts["kit.step." + row.Step]}")], .. row.Letters.Select(letter => new[] { Own(texts[$"participants.raci.{letter}.letter"]) })]));
    }
}
