namespace Niosteg.Web.Kit;

/// <summary>How loudly a button speaks. One primary act a page.</summary>
public enum ButtonLook { Primary, Secondary, Quiet }

/// <summary>What a notice or tag is about. Never the only carrier of meaning: there is always a text too.</summary>
public enum Tone { Neutral, Info, Success, Warning, Danger }

/// <summary>What a card is: a plain one, a document such as the profile card, or the one thing to do today.</summary>
public enum CardLook { Plain, Document, Today }

/// <summary>One thing to choose in a list or among radio buttons.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null, bool Disabled = false);

/// <summary>One level to choose by its text. <paramref name="Signs"/> are the things one can see at that level.</summary>
public sealed record LevelChoice(string Value, string Text, IReadOnlyList<string>? Signs = null, string? Lang = null);

/// <summary>A fault and the input it belongs to; without a field it stands as plain text in the summary.</summary>
public sealed record FieldError(string? Field, string Message);

/// <summary>One tab: a link, since every tab is a page of its own.</summary>
public sealed record Tab(string Text, string Href, bool Current = false, int? Count = null);

/// <summary>One step up in the tree of pages. The last one, the page itself, has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>A file the page can be had as.</summary>
public sealed record Export(string Text, string Href);

internal static class ToneNames
{
    public static string Name(this Tone tone) => tone.ToString().ToLowerInvariant();
}
