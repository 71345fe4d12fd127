using Niosteg.Web.Shell;

namespace Niosteg.Web.Kit;

/// <summary>What a figure says: measures in the form they are read. A page puts it together and hands it to
/// <c>Figure</c>, which writes it out beside its thread.</summary>
public sealed class Measured
{
    private readonly Func<Texts, string> _written;

    private Measured(Func<Texts, string> written) => _written = written;

    /// <summary>Whole when it is whole, else with one decimal. Null stays null: unknown is never zero.</summary>
    public static Measured? Number(Measure? measure, int? decimals = null) =>
        measure is { } known ? new(t => t.Number(known.Bare, decimals ?? (known.Bare % 1 == 0 ? 0 : 1))) : null;

    public static Measured? Percent(Measure? share) => share is { } known ? new(t => t.Percent(known.Bare)) : null;

    public static Measured Range(Measure from, Measure to) => new(t => $"{Number(from)!.Written(t)}–{Number(to)!.Written(t)}");

    /// <summary>The text <paramref name="key"/> with measures, or other things, in its places.</summary>
    public static Measured Say(string key, params object?[] args) => new(t => t[key, Written(args, t)]);

    /// <summary>The same with <c>key.one</c> or <c>key.other</c>, by the number in place {0}.</summary>
    public static Measured Count(string key, Measure number, params object?[] more) =>
        new(t => t.Count(key, (int)number.Bare, Written(more, t)));

    /// <summary>Only for <c>Figure</c>; a rule looks.</summary>
    internal string Written(Texts texts) => _written(texts);

    private static object?[] Written(object?[] args, Texts texts) => [.. args.Select(arg => arg switch
    {
        Measure measure => Number(measure)!.Written(texts),
        Measured inner => inner.Written(texts),
        _ => arg,
    })];
}
