using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Where a person on the list stands, in the reader's words: nobody is said to be asked before the question is on its way.</summary>
internal static class StandingText
{
    public static string Of(ParticipantRow row, Texts texts) => row switch
    {
        { Standing: null } => texts["participants.standing.none"],
        { Standing: Standing.Asked, Invitation: InvitationState.Sent, InvitedAt: { } at } => texts["participants.invitation.sent", texts.Date(DateOnly.FromDateTime(at))],
        { Standing: Standing.Asked, Invitation: { } state } => texts[$"participants.invitation.{state}"],
        { Standing: Standing.Accepted, AnsweredThemselves: true } => texts["participants.standing.own-yes"],
        { Standing: Standing.Declined, AnsweredThemselves: true } => texts["participants.standing.own-no"],
        { Standing: { } standing } => texts[$"participants.standing.{standing}"],
    };
}
