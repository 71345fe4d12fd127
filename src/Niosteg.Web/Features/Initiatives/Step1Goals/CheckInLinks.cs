using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>A goal owner's own link to the check-in: the same every time, so that an old mail still leads there, until it is changed or
/// another answers for the goal. The database holds its hash, and the link itself only sealed with a key that lies outside.</summary>
public sealed class CheckInLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _sealer = protection.CreateProtector("niosteg.check-ins");

    public string TokenOf(CheckInRhythm rhythm, PersonId owner) => rhythm.LinkFor == owner && Opened(rhythm.SealedLink) is { } kept ? kept : Change(rhythm, owner);

    /// <summary>Gives the owner a new one. The old one opens nothing from now on.</summary>
    public string Change(CheckInRhythm rhythm, PersonId owner)
    {
        var token = Secrets.NewToken();
        rhythm.Link(owner, Secrets.Hash(token), _sealer.Protect(token));
        return token;
    }

    public static string HashOf(string? token) => Secrets.Hash(token ?? "");

    private string? Opened(string? sealedLink)
    {
        try
        {
            return sealedLink is null ? null : _sealer.Unprotect(sealedLink);
        }
        catch (CryptographicException)
        {
            // The keys are gone, and with them the old link: a new one takes its place.
            return null;
        }
    }
}
