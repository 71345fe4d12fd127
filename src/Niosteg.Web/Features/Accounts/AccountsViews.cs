namespace Niosteg.Web.Features.Accounts;

/// <param name="Left">Recovery codes not yet used.</param>
public sealed record CodesView(bool On, int Left, bool HasPassword);

/// <param name="Key">For typing by hand, in groups of four.</param>
/// <param name="Picture">The address as a code to scan, SVG.</param>
public sealed record CodeSetup(string Key, string Address, string Picture);

/// <summary>Codes to keep on paper, for when the phone is gone. Each opens once.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

/// <param name="Total">How many the search found, on all pages.</param>
public sealed record AccountsPageView(int Total, IReadOnlyList<AccountRow> Rows);

/// <param name="MayEnter">Has a password or a passkey, or is a demonstration account; otherwise invited.</param>
public sealed record AccountRow(Guid Id, string Name, string Email, string? Person, Guid? PersonId, IReadOnlyList<string> Roles,
    AccountState State, bool MayEnter, DateTime? SeenAt);

/// <param name="Same">The person with the same mail address, when that person has no account.</param>
public sealed record WaitingRow(Guid Id, string Name, string Email, DateTime AskedAt, PersonMatch? Same);

public sealed record PersonMatch(Guid Id, string Name, string? JobTitle, bool LeadsOthers);

/// <param name="InvitedUntil">The last moment of the invitation link, when there is one.</param>
/// <param name="Sessions">Browsers signed in now.</param>
/// <param name="Stamp">The state the reader saw: sent back when roles are changed.</param>
public sealed record AccountView(Guid Id, string Name, string Email, Guid? PersonId, string? Person, IReadOnlyList<string> Roles,
    AccountState State, bool MayEnter, bool AsksForCode, int Passkeys, int Sessions, DateTime CreatedAt, DateTime? SeenAt,
    DateTime? InvitedUntil, bool IsMe, string? Stamp);

/// <summary>A link shown once: only its hash is kept.</summary>
public sealed record InvitedView(Guid AccountId, string Token);

/// <summary>What the new account form starts with when it is for a certain person.</summary>
public sealed record AccountSuggestion(string Name, string? Email, string? Person, IReadOnlyList<string> Roles);

public sealed record InvitationView(string Organisation, string Name, string Email);
