namespace Niosteg.Web.Features.Accounts;

/// <summary>Length is what makes a password strong; no rule asks for signs nobody remembers.</summary>
internal static class PasswordRules
{
    public const int ShortestLength = 12;
}
