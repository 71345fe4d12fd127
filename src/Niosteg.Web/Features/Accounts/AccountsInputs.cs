namespace Niosteg.Web.Features.Accounts;

// Lengths are decided by the rules, in words; here nothing is cut off and nothing answers in another voice.

public sealed record StartInput
{
    public string? Organisation { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Password { get; init; }
}

public sealed record SignInInput
{
    public string? Email { get; init; }
    public string? Password { get; init; }
    public bool Remember { get; init; }
    public string? ReturnUrl { get; init; }
}

public sealed record CodeInput
{
    public string? Code { get; init; }
    public bool Remember { get; init; }
    public string? ReturnUrl { get; init; }
}

public sealed record PasskeyInput
{
    /// <summary>What the browser answered, as JSON.</summary>
    public string? Credential { get; init; }
    public string? ReturnUrl { get; init; }
}

public sealed record JoinInput
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Password { get; init; }
}

public sealed record AccountInput
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string[]? Roles { get; init; }
    /// <summary>Mail address or employee number of the person it belongs to; empty for the person with the same address.</summary>
    public string? Person { get; init; }
}

public sealed record RolesInput
{
    public string[]? Roles { get; init; }
    /// <summary>The state the reader saw.</summary>
    public string? Stamp { get; init; }
}

public sealed record PersonInput
{
    /// <summary>Mail address or employee number; empty for none.</summary>
    public string? Person { get; init; }
}

public sealed record EmailInput
{
    public string? Email { get; init; }
}

public sealed record NewPasswordInput
{
    public string? Password { get; init; }
}
