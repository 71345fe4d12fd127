using Microsoft.AspNetCore.DataProtection;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>A goal owner's own link to the check-in: the same every time, so that an old mail still leads there, until it is changed or
/// another answers for the goal.</summary>
public sealed class CheckInLinks(IDataProtectionProvider protection)
{
    private readonly LinkSeal _seal = new(protection, "niosteg.check-ins");

    public string TokenOf(CheckInRhythm rhythm, PersonId owner) =>
        rhythm.LinkFor == owner && _seal.Opened(rhythm.SealedLink) is { } kept ? kept : Change(rhythm, owner);

    /// <summary>Gives the owner a new one. The old one opens nothing from now on.</summary>
    public string Change(CheckInRhythm rhythm, PersonId owner)
    {
        var link = _seal.New();
        rhythm.Link(owner, link.Hash, link.Sealed);
        return link.Token;
    }
}
