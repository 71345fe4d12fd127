using Microsoft.AspNetCore.DataProtection;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>A person's own link to the question whether to take part: the same every time, so that an old mail still leads there.</summary>
public sealed class ParticipantLinks(IDataProtectionProvider protection)
{
    private readonly LinkSeal _seal = new(protection, "niosteg.participants");

    public string TokenOf(Participant participant)
    {
        if (_seal.Opened(participant.SealedLink) is { } kept) return kept;
        var link = _seal.New();
        participant.Link(link.Hash, link.Sealed);
        return link.Token;
    }
}
