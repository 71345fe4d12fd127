using System.Text.Json.Serialization;

namespace Niosteg.Domain.Shared;

/// <summary>The languages the product speaks.</summary>
public enum Language
{
    Sv = 0,
    En = 1,
}

/// <summary>A text that users write, in Swedish, English or both. Empty is stored as null, and trimmed.
/// A reader without the text in their own language gets the other one, marked with its language.</summary>
public sealed record LocalText(string? Sv, string? En)
{
    public static readonly LocalText Empty = new(null, null);

    public static LocalText In(Language language, string? text)
    {
        var clean = Clean(text);
        return language == Language.Sv ? new(clean, null) : new(null, clean);
    }

    public static LocalText Both(string? sv, string? en) => new(Clean(sv), Clean(en));

    [JsonIgnore]
    public bool IsEmpty => Sv is null && En is null;

    /// <summary>The text for a reader of this language; the other language's when there is none; else "".</summary>
    public string For(Language reader) => (reader == Language.Sv ? Sv ?? En : En ?? Sv) ?? "";

    /// <summary>The language that <see cref="For"/> answers in: goes into the <c>lang</c> attribute.</summary>
    public Language LanguageFor(Language reader) =>
        reader == Language.Sv ? (Sv is null && En is not null ? Language.En : Language.Sv)
                              : (En is null && Sv is not null ? Language.Sv : Language.En);

    public bool IsLongerThan(int length) => Sv?.Length > length || En?.Length > length;

    /// <summary>The same text with one language replaced.</summary>
    public LocalText With(Language language, string? text) =>
        language == Language.Sv ? this with { Sv = Clean(text) } : this with { En = Clean(text) };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
