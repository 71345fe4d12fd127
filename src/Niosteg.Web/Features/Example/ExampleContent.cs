using System.Text.Json;
using System.Text.Json.Serialization;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>What the example organisation says: written by people, read from the files in <c>Data</c>.
/// Everything drawn by lot (who, when, which level) is made by the generator, not here.</summary>
public sealed record ExampleContent(
    ExampleSeats Organisation, ExampleCatalogue Catalogue, ExampleProfiles Profiles, ExampleNames Names,
    ExampleStory Story)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static ExampleContent Read() => new(
        File<ExampleSeats>("organisation"), File<ExampleCatalogue>("competencies"),
        File<ExampleProfiles>("profiles"), File<ExampleNames>("names"),
        File<ExampleStory>("story"));

    private static T File<T>(string name)
    {
        var type = typeof(ExampleContent);
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.Data.{name}.json")
            ?? throw new InvalidOperationException($"The example file {name}.json is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}

/// <param name="Mail">The domain of every mail address in the example; it ends in <c>.example</c>, so no letter can arrive.</param>
public sealed record ExampleSeats(
    string Key, LocalText Name, string Mail, ExampleNamed[] Sites, ExampleNamed[] Functions,
    ExampleUnit[] Units, ExamplePosition[] Positions);

public sealed record ExampleNamed(string Key, LocalText Name);

public sealed record ExampleUnit(string Key, string? Parent, LocalText Name);

public sealed record ExamplePosition(
    string Unit, LocalText Title, string? Profile, string Site, string Function, int Count, bool Manager);

public sealed record ExampleCatalogue(ExampleScale Scale, ExampleNamed[] Areas, ExampleCompetency[] Competencies);

public sealed record ExampleScale(string Key, LocalText Name, ExampleScaleLevel[] Levels);

public sealed record ExampleScaleLevel(int Ordinal, LocalText Name, LocalText Description);

public sealed record ExampleCompetency(
    string Key, string Area, string Kind, LocalText Name, LocalText Definition, ExampleLevel[] Levels);

public sealed record ExampleLevel(int Ordinal, LocalText Text, LocalText[] Indicators);

public sealed record ExampleProfiles(ExampleNamed[] Families, ExampleProfile[] Profiles, ExampleVariant[] Variants);

/// <param name="Earlier">What the profile said in its first version, when there are two.</param>
public sealed record ExampleProfile(
    string Key, string Family, int Level, string Ssyk, bool Sealed, string Owner, LocalText Title, LocalText Purpose,
    LocalText[] Tasks, ExampleRequirement[] Requirements, ExampleFormal[] Formal, ExampleFactors Factors,
    ExampleEarlier? Earlier = null);

public sealed record ExampleRequirement(string Competency, int Level, string Necessity, int Weight);

public sealed record ExampleFormal(string Kind, string Necessity, LocalText Text);

public sealed record ExampleFactors(LocalText Skill, LocalText Responsibility, LocalText Effort, LocalText Conditions);

public sealed record ExampleEarlier(LocalText Purpose, LocalText[] Tasks, ExampleRequirement[] Requirements);

/// <summary>What a variant demands otherwise than its profile, and why.</summary>
public sealed record ExampleVariant(
    string Key, string Profile, LocalText Dimension, LocalText Name, ExampleDifference[] Differences, ExampleFormal[] Formal);

public sealed record ExampleDifference(string Competency, int Level, string Necessity, int Weight, LocalText Reason);

public sealed record ExampleNames(string[] Given, string[] Surnames);

/// <summary>What must be so whatever the lot says: who is called what, where the gaps are, what someone wrote.</summary>
/// <param name="NotYetAssessed">Units where almost nobody has been assessed.</param>
/// <param name="AssessedLongAgo">Units whose last round is too old to count.</param>
public sealed record ExampleStory(
    ExamplePerson[] People, ExampleAccount[] Accounts, ExampleLeaning[] Leanings, ExampleMark[] Marks, ExampleNote[] Notes,
    ExampleCap[] Caps, string[] NotYetAssessed, string[] AssessedLongAgo, string SealNote, string NewVersionNote);

/// <param name="Account">Key of the demonstration account that belongs to the person.</param>
/// <param name="AlsoIn">A second unit, where the person works in the same kind of seat.</param>
/// <param name="LeftDaysAgo">Set when the person has left; then the seat is somebody else's.</param>
/// <param name="AwaitsManager">Has given the own view; the manager has not begun.</param>
public sealed record ExamplePerson(
    string Unit, string Title, string Given, string Family, string? Account = null, int? RetiresInDays = null,
    int? StartsInDays = null, int? LeftDaysAgo = null, string? AlsoIn = null, bool IsProtected = false,
    bool AwaitsManager = false)
{
    public string Name => $"{Given} {Family}";
}

/// <summary>Someone the visitor may look through.</summary>
public sealed record ExampleAccount(string Key, AccessRole[] Roles, LocalText Label);

/// <summary>A unit, with all below it, does better or worse at something than the rest.</summary>
public sealed record ExampleLeaning(string Unit, string Competency, double By);

/// <summary>Nobody in the unit but those with a mark of their own reaches above this.</summary>
public sealed record ExampleCap(string Unit, string Competency, int Most);

/// <summary>One assessment that stands as written; nothing newer is made for it.</summary>
public sealed record ExampleMark(string Person, string Competency, int Level, int DaysAgo, AssessmentKind Kind, string Note);

/// <summary>What someone wrote beside a level.</summary>
public sealed record ExampleNote(string Competency, int Level, AssessmentKind Kind, string Text);
