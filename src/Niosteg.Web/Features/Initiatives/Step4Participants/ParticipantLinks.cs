using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>A person's own link to the question whether to take part: the same every time, so that an old mail still leads there.
/// The database holds its hash, and the link itself only sealed with a key that lies outside.</summary>
public sealed class ParticipantLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _sealer = protection.CreateProtector("niosteg.participants");

    public string TokenOf(Participant participant)
    {
        if (participant.SealedLink is { } known && Opened(known) is { } kept) return kept;
        var token = Secrets.NewToken();
        participant.Link(Secrets.Hash(token), _sealer.Protect(token));
        return token;
    }

    public static string HashOf(string? token) => Secrets.Hash(token ?? "");

    private string? Opened(string sealedLink)
    {
        try
        {
            return _sealer.Unprotect(sealedLink);
        }
        catch (CryptographicException)
        {
            // The keys are gone, and with them the old link: a new one takes its place.
            return null;
        }
    }
}
