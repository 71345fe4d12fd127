namespace Niosteg.Domain.Shared;

/// <summary>An expected "no": what was refused, by name, with what the sentence to the reader needs.
/// The sentence itself stands in Resources under <c>refusal.{Code}</c>, in both languages.</summary>
/// <param name="Code">Stable name in kebab case, such as <c>name-missing</c>. Also the API's error code.</param>
/// <param name="Field">The input it belongs to, when there is one, so that the form can put it there.</param>
public sealed record Refusal(string Code, string? Field = null, params object?[] Args)
{
    /// <summary>It does not exist, or the reader may not know that it does. Always 404.</summary>
    public static readonly Refusal NotFound = new("not-found");

    /// <summary>The reader sees the thing but may not do this to it. 403.</summary>
    public static readonly Refusal NotAllowed = new("not-allowed");

    /// <summary>Someone else saved in between. 409; the caller shows both changes.</summary>
    public static readonly Refusal ChangedMeanwhile = new("changed-meanwhile");
}

/// <summary>Either done, or refused with a name. Never both, never neither.</summary>
public readonly struct Outcome
{
    private Outcome(Refusal? refusal) => Refusal = refusal;

    public Refusal? Refusal { get; }
    public bool IsDone => Refusal is null;

    public static Outcome Done => new(null);
    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}

/// <summary>Either a value, or refused with a name.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }
    public bool IsDone => Refusal is null;

    /// <summary>Asking for the value of a refusal is a bug in the caller.</summary>
    public T Value => Refusal is null
        ? _value!
        : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
