namespace Niosteg.Web.Features.Accounts.Me;

public sealed record NameInput
{
    public string? Name { get; init; }
}

public sealed record EmailChangeInput
{
    public string? Email { get; init; }
    /// <summary>The password, asked for again. Left out by an account that has none.</summary>
    public string? Current { get; init; }
}

public sealed record PasswordChangeInput
{
    /// <summary>The password until now. Left out by an account that has none.</summary>
    public string? Current { get; init; }
    public string? Password { get; init; }
}

public sealed record NewPasskeyInput
{
    public string? Name { get; init; }
    /// <summary>The password, asked for again. Left out by an account that has none.</summary>
    public string? Current { get; init; }
    /// <summary>What the browser answered, as JSON.</summary>
    public string? Credential { get; init; }
}
