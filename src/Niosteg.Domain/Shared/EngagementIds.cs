namespace Niosteg.Domain.Shared;

public readonly record struct MessageId(Guid Value)
{
    public static MessageId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct PromiseId(Guid Value)
{
    public static PromiseId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct AskedQuestionId(Guid Value)
{
    public static AskedQuestionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
