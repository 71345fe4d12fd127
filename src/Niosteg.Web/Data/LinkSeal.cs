using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Niosteg.Web.Data;

/// <summary>Keeps a person's own link so that it is the same every time: the database holds its hash, which finds it, and the link
/// itself only sealed with a key that lies outside.</summary>
internal sealed class LinkSeal(IDataProtectionProvider protection, string purpose)
{
    private readonly IDataProtector _sealer = protection.CreateProtector(purpose);

    /// <summary>A link nobody has had before.</summary>
    public OwnLink New()
    {
        var token = Secrets.NewToken();
        return new(token, Secrets.Hash(token), _sealer.Protect(token));
    }

    /// <summary>The link that was sealed; nothing when there is none, or when the keys are gone and the link with them.</summary>
    public string? Opened(string? sealedLink)
    {
        try
        {
            return sealedLink is null ? null : _sealer.Unprotect(sealedLink);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What the mail says, and the two forms of it that are stored.</summary>
internal sealed record OwnLink(string Token, string Hash, string Sealed);
