using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Who asks: the organisation, who leads the work, and where they are reached.</summary>
internal sealed record Asking(string Organisation, IReadOnlyList<LeaderAddress> Leaders)
{
    private const int MostNamed = 3;

    public string In(Texts texts)
    {
        var named = Leaders.Take(MostNamed).ToList();
        return named.Count == 0 ? texts["invited.mail.from.organisation", Organisation]
            : texts["invited.mail.from", Organisation, string.Join(", ", named.Select(leader => leader.Name)), string.Join(", ", named.Select(leader => leader.Email))];
    }
}

/// <summary>The question to a person, as it is written.</summary>
internal static class ParticipantLetters
{
    /// <summary>The sentence to send, in both languages. It does not say who declined: that is nobody else's business.</summary>
    public static LocalText Of(ParticipantState state, string initiative, PersonId person, IReadOnlyList<CellPart> parts) =>
        LocalText.Both(In(Language.Sv, state, initiative, person, parts), In(Language.En, state, initiative, person, parts));

    /// <summary>The same with the person's own link.</summary>
    public static string Mail(Language language, ParticipantState state, string initiative, PersonId person, IReadOnlyList<CellPart> parts, string link, Asking asking)
    {
        var texts = Texts.In(language);
        var (answer, own) = (texts["invited.mail.answer"], texts["invited.mail.own"]);
        return $"{In(language, state, initiative, person, parts)}\n\n{answer}\n{link}\n\n{asking.In(texts)}\n\n{own}";
    }

    private static string In(Language language, ParticipantState state, string initiative, PersonId person, IReadOnlyList<CellPart> parts)
    {
        var texts = Texts.In(language);
        var hours = texts.Count("participants.letter.hours", Load.HoursOf(InitiativeRole.Participant, state.Plan.Hours));
        return parts.Count == 0 ? texts["participants.letter.plain", state.Names[person].GivenName, initiative, hours]
            : texts["participants.letter", state.Names[person].GivenName, initiative, CellText.Several(texts, parts), hours];
    }
}
