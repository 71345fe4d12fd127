namespace Niosteg.Web.Features.Accounts;

/// <param name="Key">For typing by hand, in groups of four.</param>
/// <param name="Picture">The address as a code to scan, SVG.</param>
public sealed record CodeSetup(string Key, string Address, string Picture);

/// <summary>Codes to keep on paper, for when the phone is gone. Each opens once.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);
