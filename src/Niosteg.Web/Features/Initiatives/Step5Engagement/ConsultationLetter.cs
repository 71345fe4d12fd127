using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>A draft of the call to consultation before an important change (MBL 11 §). It holds what is known; the rest are
/// blanks for the one who sends it.</summary>
internal static class ConsultationLetter
{
    public static byte[] Of(OpenView open, string? address, Texts texts)
    {
        var document = new DocxWriter(texts.Language);
        LocalText Own(string text) => LocalText.In(texts.Language, text);
        string Blank(string key) => Blanks.Of(texts[key]);
        document.Eyebrow(open.Organisation).Title(Own(texts["engagement.letter.title", open.Name])).Quiet(texts["engagement.letter.draft"]);
        document.Text(Own(texts["engagement.letter.to", Blank("engagement.letter.blank.unions")])).Text(Own(texts["engagement.letter.call", open.Name]));
        document.Heading(texts["engagement.letter.what"]).Text(Own(open.Purpose ?? Blank("engagement.draft.blank.why")))
            .Text(Own(texts["engagement.letter.when", texts.Date(open.StartsOn), open.Deadline is { } day ? texts.Date(day) : Blank("engagement.draft.blank.deadline")]));
        document.Heading(texts["engagement.letter.data"]).Bullets(KeptData.Of(texts).Select(Own));
        document.Heading(texts["engagement.letter.sees"]).Bullets(OpenTexts.Sees(texts).Select(Own));
        document.Heading(texts["engagement.letter.effects"]).Text(Own(Blank("engagement.letter.blank.effects")));
        document.Heading(texts["engagement.letter.meeting"]).Text(Own(texts["engagement.letter.meeting.text", Blank("engagement.letter.blank.time")]));
        if (address is not null) document.Text(Own(texts["engagement.letter.read", address]));
        document.Text(Own(open.Leaders.Count > 0 ? string.Join(", ", open.Leaders) : Blank("engagement.draft.blank.leader")));
        return document.Write(texts["engagement.letter.title", open.Name], open.Organisation);
    }
}

/// <summary>Who sees what, the same on the page and in the letter.</summary>
internal static class OpenTexts
{
    public static IReadOnlyList<string> Sees(Texts texts) => [texts["engagement.sees.all"], texts["engagement.sees.leaders"], texts["engagement.sees.people"], texts["engagement.sees.nobody"]];
}
