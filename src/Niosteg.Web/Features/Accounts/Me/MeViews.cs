namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>The own account, as its owner sees it.</summary>
/// <param name="Sessions">Browsers signed in now.</param>
/// <param name="IsDemonstration">Belongs to the example and is shared by everybody who looks: nothing of it can be changed.</param>
public sealed record MeView(Guid Id, string Name, string Email, Guid? PersonId, IReadOnlyList<string> Roles, bool HasPassword,
    bool AsksForCode, int Passkeys, int Sessions, DateTime CreatedAt, bool IsDemonstration);

/// <param name="Device">Browser and system in words; empty when the browser did not say.</param>
/// <param name="IsThis">The browser that asks.</param>
public sealed record SessionView(Guid Id, string Device, DateTime StartedAt, DateTime SeenAt, bool IsThis);

/// <param name="HasPassword">So that the last key may be removed, and must be proved before one is added.</param>
public sealed record PasskeysView(bool HasPassword, IReadOnlyList<PasskeyView> Keys);

/// <param name="Id">As the device knows it, for use in an address.</param>
/// <param name="Name">What its owner calls it.</param>
public sealed record PasskeyView(string Id, string Name, DateTime CreatedAt)
{
    public const int NameLength = 60;
}
