using System.Text.Json;
using System.Text.Json.Serialization;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>What the example organisation says: written by people, read from the files in <c>Data</c>.
/// Everything drawn by lot (who, when, which level) is made by the generator, not here.</summary>
public sealed record ExampleContent(
    OrganisationContent Organisation, CatalogueContent Catalogue, ProfilesContent Profiles, NamesContent Names)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static ExampleContent Read() => new(
        File<OrganisationContent>("organisation"), File<CatalogueContent>("competencies"),
        File<ProfilesContent>("profiles"), File<NamesContent>("names"));

    private static T File<T>(string name)
    {
        var type = typeof(ExampleContent);
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.Data.{name}.json")
            ?? throw new InvalidOperationException($"The example file {name}.json is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}

/// <param name="Mail">The domain of every mail address in the example; it ends in <c>.example</c>, so no letter can arrive.</param>
public sealed record OrganisationContent(
    string Key, LocalText Name, string Mail, NamedContent[] Sites, NamedContent[] Functions,
    UnitContent[] Units, PositionContent[] Positions);

public sealed record NamedContent(string Key, LocalText Name);

public sealed record UnitContent(string Key, string? Parent, LocalText Name);

public sealed record PositionContent(
    string Unit, LocalText Title, string? Profile, string Site, string Function, int Count, bool Manager);

public sealed record CatalogueContent(ScaleContent Scale, NamedContent[] Areas, CompetencyContent[] Competencies);

public sealed record ScaleContent(string Key, LocalText Name, ScaleLevelContent[] Levels);

public sealed record ScaleLevelContent(int Ordinal, LocalText Name, LocalText Description);

public sealed record CompetencyContent(
    string Key, string Area, string Kind, LocalText Name, LocalText Definition, LevelContent[] Levels);

public sealed record LevelContent(int Ordinal, LocalText Text, LocalText[] Indicators);

public sealed record ProfilesContent(NamedContent[] Families, ProfileContent[] Profiles, VariantContent[] Variants);

/// <param name="Earlier">What the profile said in its first version, when there are two.</param>
public sealed record ProfileContent(
    string Key, string Family, int Level, string Ssyk, bool Sealed, string Owner, LocalText Title, LocalText Purpose,
    LocalText[] Tasks, RequirementContent[] Requirements, FormalContent[] Formal, FactorsContent Factors,
    EarlierContent? Earlier = null);

public sealed record RequirementContent(string Competency, int Level, string Necessity, int Weight);

public sealed record FormalContent(string Kind, string Necessity, LocalText Text);

public sealed record FactorsContent(LocalText Skill, LocalText Responsibility, LocalText Effort, LocalText Conditions);

public sealed record EarlierContent(LocalText Purpose, LocalText[] Tasks, RequirementContent[] Requirements);

/// <summary>What a variant demands otherwise than its profile, and why.</summary>
public sealed record VariantContent(
    string Key, string Profile, LocalText Dimension, LocalText Name, DifferenceContent[] Differences, FormalContent[] Formal);

public sealed record DifferenceContent(string Competency, int Level, string Necessity, int Weight, LocalText Reason);

public sealed record NamesContent(string[] Given, string[] Surnames);
