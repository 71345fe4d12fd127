using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Gives a person the same link every time, so that an old mail still leads there, until somebody changes it.</summary>
public sealed class EngagementLinks(IDataProtectionProvider protection)
{
    private readonly LinkSeal _seal = new(protection, "niosteg.engagement");

    /// <summary>The tokens of these people; new ones are added to the context, to be saved with what tells of them.</summary>
    public async Task<Dictionary<PersonId, string>> OfAsync(AppDb db, InitiativeId initiative, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var known = await db.EngagementLinks.Where(l => l.InitiativeId == initiative && l.PersonId != null).ToDictionaryAsync(l => l.PersonId!.Value, cancel);
        return people.Distinct().ToDictionary(p => p, p => TokenOf(db, known.GetValueOrDefault(p), initiative, p));
    }

    /// <summary>The token of the initiative's open page.</summary>
    public async Task<string> OpenAsync(AppDb db, InitiativeId initiative, CancellationToken cancel) =>
        TokenOf(db, await db.EngagementLinks.FirstOrDefaultAsync(l => l.InitiativeId == initiative && l.PersonId == null, cancel), initiative, null);

    /// <summary>Gives it a new token. The old one opens nothing from now on, and is remembered only as one that was.</summary>
    public string Change(AppDb db, EngagementLink link, DateTime now)
    {
        db.EngagementOldLinks.Add(new() { TokenHash = link.TokenHash, InitiativeId = link.InitiativeId, EndedAt = now });
        return Give(link);
    }

    /// <summary>Whether there was such a link, or there is one that does not open now.</summary>
    public static async Task<bool> IsKnownAsync(AppDb db, string? token, CancellationToken cancel)
    {
        var hash = Secrets.Hash(token);
        return await db.EngagementOldLinks.AnyAsync(l => l.TokenHash == hash, cancel) || await db.EngagementLinks.AnyAsync(l => l.TokenHash == hash, cancel);
    }

    public static IQueryable<EngagementLink> Standing(AppDb db, string? token)
    {
        var hash = Secrets.Hash(token);
        return db.EngagementLinks.Where(l => l.TokenHash == hash);
    }

    private string TokenOf(AppDb db, EngagementLink? known, InitiativeId initiative, PersonId? person)
    {
        if (_seal.Opened(known?.ProtectedToken) is { } kept) return kept;
        var link = known;
        if (link is null) db.EngagementLinks.Add(link = new() { Id = Guid.CreateVersion7(), InitiativeId = initiative, PersonId = person });
        return Give(link);
    }

    private string Give(EngagementLink link)
    {
        var given = _seal.New();
        (link.TokenHash, link.ProtectedToken) = (given.Hash, given.Sealed);
        return given.Token;
    }
}
