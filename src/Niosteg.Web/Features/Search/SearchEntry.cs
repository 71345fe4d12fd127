using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Search;

public enum FoundKind
{
    Knowledge = 0,
    Skill = 1,
    Behaviour = 2,
    Occupation = 3,
    Group = 4,
}

/// <summary>One thing to be found, with everything it may be called.</summary>
/// <param name="Key">Its id among all entries: "own/..." or the scheme and the concept's id there.</param>
/// <param name="Source">The scheme it came from; <see cref="Own"/> for the organisation's own.</param>
/// <param name="Area">The organisation's own competency area.</param>
/// <param name="Use">Where it is required.</param>
/// <param name="Stamp">Another stamp, another entry: it is indexed anew.</param>
internal sealed record SearchEntry(string Key, FoundKind Kind, string Source, Guid? Area, EntryUse Use, IReadOnlyList<SearchLabel> Labels, string Stamp = "")
{
    public const string Own = "own";

    public bool IsOwn => Source == Own;
}

/// <summary>Who may know that it is in use: a sealed profile is for everyone, a working text for those who shape.</summary>
internal enum EntryUse
{
    Unused = 0,
    InWorkingTexts = 1,
    InSealedProfiles = 2,
}

internal readonly record struct SearchLabel(string Text, TextRole Role, Language Language);

/// <summary>What is searched for, and among what.</summary>
/// <param name="SeesWorkingTexts">Whether use in a working text counts as use.</param>
internal sealed record SearchWish(string? Typed, IReadOnlyCollection<FoundKind>? Kinds = null, string? Source = null, Guid? Area = null, bool? IsUsed = null, bool SeesWorkingTexts = false);

/// <param name="Label">The label that fitted best.</param>
/// <param name="Role">What that label is to the concept.</param>
internal sealed record SearchHit(string Key, string Label, TextRole Role, Language Language, SearchRank Rank);
