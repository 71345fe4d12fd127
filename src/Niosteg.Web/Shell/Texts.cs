using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Shell;

/// <summary>Every text the product shows, in both languages. One JSON file a feature in Resources, key to
/// <c>{"sv": "...", "en": "..."}</c>. Asking for a text that is not there gives the key, and a test fails.</summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, LocalText> All = Load();

    public static IReadOnlyDictionary<string, LocalText> Everything => All;

    public Language Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.En : Language.Sv;

    public static Texts In(Language language) => new(language);

    public Texts() { }

    private Texts(Language language) => Language = language;

    /// <summary>The culture that formats numbers and dates for this reader.</summary>
    public CultureInfo Culture => CultureOf(Language);

    public string Tag => Language == Language.Sv ? "sv" : "en";

    public string this[string key] => All.TryGetValue(key, out var text) ? text.For(Language) : key;

    public string this[string key, params object?[] args] => string.Format(Culture, this[key], args);

    /// <summary>Picks <c>key.one</c> or <c>key.other</c> by the number, which is the text's argument {0}.</summary>
    public string Count(string key, int number, params object?[] more) =>
        this[number == 1 ? key + ".one" : key + ".other", [number, .. more]];

    public string Of(LocalText text) => text.For(Language);

    /// <summary>The sentence for a refusal: what happened, what was kept, what to do.</summary>
    public string Of(Refusal refusal) => this["refusal." + refusal.Code, [.. refusal.Args.Select(Said)]];

    private object? Said(object? arg) => arg switch
    {
        LocalText text => Of(text),
        IEnumerable<Refusal> several => string.Join(' ', several.Select(Of)),
        _ => arg,
    };

    public string Date(DateOnly? day) => day?.ToString("d MMMM yyyy", Culture) ?? "";

    public string ShortDate(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A moment in the organisation's time zone.</summary>
    public string Moment(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Stockholm).ToString("d MMMM yyyy HH:mm", Culture);

    /// <summary>When the day begins where the organisation is, in UTC.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Stockholm);

    public string Number(double value, int decimals = 1) => value.ToString("N" + decimals, Culture);

    public string Percent(double share) => share.ToString("P0", Culture);

    public static CultureInfo CultureOf(Language language) => CultureInfo.GetCultureInfo(language == Language.Sv ? "sv-SE" : "en-GB");

    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static FrozenDictionary<string, LocalText> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var all = new Dictionary<string, LocalText>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Resources.", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, Pair>>(stream, JsonSerializerOptions.Web)!)
                all.Add(key, new LocalText(text.Sv, text.En));
        }
        return all.ToFrozenDictionary();
    }

    private sealed record Pair(string Sv, string En);
}
