namespace Niosteg.Web.Features.Accounts.Me;

public sealed record NameInput
{
    public string? Name { get; init; }
}

public sealed record PasswordChangeInput
{
    /// <summary>The password until now. Left out by an account that has none.</summary>
    public string? Current { get; init; }
    public string? Password { get; init; }
}
