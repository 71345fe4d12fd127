using System.Reflection;
using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Example;

namespace Niosteg.Tests.Features.Example;

public partial class ExampleContentTests
{
    private static readonly ExampleContent Content = ExampleContent.Read();
    private static readonly LocalText[] Texts = [.. TextsIn(Content)];

    /// <summary>Words that say what a person is, and verbs that nobody can see someone do.</summary>
    private static readonly string[] NotObservable =
        ["är", "har", "kan", "vill", "vet", "förstår", "känner", "brukar", "försöker", "klarar", "tycker", "visar sig",
         "is", "has", "can", "knows", "understands", "feels", "wants", "tries to", "manages", "likes"];

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Assert.True(Texts.Length > 900, $"Only {Texts.Length} texts were found.");
        Assert.All(Texts, text => Assert.False(string.IsNullOrWhiteSpace(text.Sv) || string.IsNullOrWhiteSpace(text.En), $"{text}"));
    }

    [Fact]
    public void The_tree_has_one_root_and_every_unit_hangs_in_it()
    {
        var seen = new HashSet<string>();

        Assert.Single(Content.Organisation.Units, u => u.Parent is null);
        Assert.All(Content.Organisation.Units, u =>
        {
            Assert.True(u.Parent is null || seen.Contains(u.Parent), $"{u.Key} stands before its parent.");
            Assert.True(seen.Add(u.Key), $"{u.Key} is there twice.");
        });
    }

    [Fact]
    public void About_240_people_sit_in_known_units_at_three_places()
    {
        var (sites, functions) = (Keys(Content.Organisation.Sites), Keys(Content.Organisation.Functions));
        var units = Content.Organisation.Units.Select(u => u.Key).ToHashSet();
        var profiles = Content.Profiles.Profiles.Select(p => p.Key).ToHashSet();

        Assert.Equal(3, sites.Count);
        Assert.InRange(Content.Organisation.Positions.Sum(p => p.Count), 230, 250);
        Assert.All(Content.Organisation.Positions, p =>
        {
            Assert.Contains(p.Unit, units);
            Assert.Contains(p.Site, sites);
            Assert.Contains(p.Function, functions);
            Assert.True(p.Profile is null || profiles.Contains(p.Profile), $"{p.Profile} is no profile.");
        });
    }

    [Fact]
    public void A_unit_has_at_most_one_manager_and_the_root_has_one()
    {
        var managers = Content.Organisation.Positions.Where(p => p.Manager).ToArray();

        Assert.All(managers, m => Assert.Equal(1, m.Count));
        Assert.Equal(managers.Length, managers.Select(m => m.Unit).Distinct().Count());
        Assert.Contains(managers, m => m.Unit == Content.Organisation.Units.Single(u => u.Parent is null).Key);
    }

    [Fact]
    public void There_are_names_enough_with_and_without_Swedish_letters()
    {
        Assert.True(Content.Names.Given.Length >= 150 && Content.Names.Surnames.Length >= 150);
        Assert.Equal(Content.Names.Given.Length, Content.Names.Given.Distinct().Count());
        Assert.All("åäö", letter => Assert.Contains(Content.Names.Surnames, n => n.Contains(letter, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_competency_stands_in_a_known_area_with_levels_that_rise_on_the_scale()
    {
        var areas = Keys(Content.Catalogue.Areas);
        var ordinals = Content.Catalogue.Scale.Levels.Select(l => l.Ordinal).ToArray();

        Assert.Equal([1, 2, 3, 4], ordinals);
        Assert.InRange(Content.Catalogue.Competencies.Length, 38, 48);
        Assert.All(Content.Catalogue.Competencies, c =>
        {
            Assert.Contains(c.Area, areas);
            Assert.Contains(c.Kind, new[] { "knowledge", "skill", "behaviour" });
            Assert.Equal(c.Levels.Select(l => l.Ordinal).Distinct().Order(), c.Levels.Select(l => l.Ordinal));
            Assert.All(c.Levels, l => Assert.Contains(l.Ordinal, ordinals));
            Assert.InRange(c.Levels.Length, 3, 4);
            Assert.All(c.Levels, l => Assert.InRange(l.Indicators.Length, 2, 3));
        });
        Assert.Contains(Content.Catalogue.Competencies, c => c.Levels.Length == 3);
    }

    [Fact]
    public void Fourteen_profiles_ask_for_five_to_nine_competencies_at_levels_that_are_described()
    {
        Assert.Equal(14, Content.Profiles.Profiles.Length);
        Assert.Equal(12, Content.Profiles.Profiles.Count(p => p.Sealed));
        Assert.All(Content.Profiles.Profiles, p => AssertRequirements(p.Key, p.Requirements));
        Assert.All(Content.Profiles.Profiles.Where(p => p.Earlier is not null), p => AssertRequirements(p.Key, p.Earlier!.Requirements));
    }

    [Fact]
    public void A_profile_has_a_family_an_owner_tasks_and_an_occupation_code()
    {
        var (families, units) = (Keys(Content.Profiles.Families), Content.Organisation.Units.Select(u => u.Key).ToHashSet());

        Assert.All(Content.Profiles.Profiles, p =>
        {
            Assert.Contains(p.Family, families);
            Assert.Contains(p.Owner, units);
            Assert.InRange(p.Tasks.Length, 5, 7);
            Assert.Matches("^[0-9]{4}$", p.Ssyk);
            Assert.Contains(Content.Organisation.Positions, position => position.Profile == p.Key);
        });
    }

    [Fact]
    public void A_variant_differs_from_its_profile_at_described_levels()
    {
        Assert.Equal(2, Content.Profiles.Variants.Length);
        Assert.All(Content.Profiles.Variants, v =>
        {
            var profile = Content.Profiles.Profiles.Single(p => p.Key == v.Profile);
            Assert.All(v.Differences, d => AssertLevelDescribed(d.Competency, d.Level));
            Assert.All(v.Differences, d => Assert.DoesNotContain(
                new ExampleRequirement(d.Competency, d.Level, d.Necessity, d.Weight), profile.Requirements));
        });
    }

    [Fact]
    public void The_story_speaks_of_units_seats_people_and_levels_that_exist()
    {
        var (story, units) = (Content.Story, Content.Organisation.Units.Select(u => u.Key).ToHashSet());

        Assert.All(story.People, p => Assert.Contains(Content.Organisation.Positions, seat => seat.Unit == p.Unit && seat.Title.Sv == p.Title));
        Assert.All(story.Accounts, a => Assert.Single(story.People, p => p.Account == a.Key));
        Assert.All(story.Marks, m => Assert.Single(story.People, p => p.Name == m.Person));
        Assert.All(story.Leanings.Select(l => l.Unit).Concat(story.Caps.Select(c => c.Unit)).Concat(story.NotYetAssessed).Concat(story.AssessedLongAgo),
            unit => Assert.Contains(unit, units));
        Assert.All(story.Leanings, l => Assert.Contains(Content.Catalogue.Competencies, c => c.Key == l.Competency));
        Assert.All(story.Caps, c => AssertLevelDescribed(c.Competency, c.Most));
        Assert.All(story.Marks, m => AssertLevelDescribed(m.Competency, m.Level));
        Assert.All(story.Notes, n => AssertLevelDescribed(n.Competency, n.Level, n.Text));
        Assert.All(story.Notes.Select(n => n.Text).Concat(story.Marks.Select(m => m.Note)), text => Assert.DoesNotMatch(AboutThePerson(), text));
    }

    [Fact]
    public void An_indicator_opens_with_something_that_can_be_seen()
    {
        Assert.All(Indicators(), text =>
        {
            Assert.DoesNotContain(NotObservable, word => text.Sv!.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(NotObservable, word => text.En!.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase));
            Assert.Matches("^[A-ZÅÄÖ][a-zåäö]*r( sig)? ", text.Sv!);
            Assert.Matches("^[A-Z][a-z]*s ", text.En!);
        });
        Assert.Equal(Indicators().Count(), Indicators().Select(t => t.Sv).Distinct().Count());
    }

    [Fact]
    public void No_sentence_says_what_a_person_is_and_none_is_long()
    {
        Assert.All(Texts, text =>
        {
            Assert.DoesNotMatch(AboutThePerson(), text.Sv!);
            Assert.DoesNotMatch(AboutThePerson(), text.En!);
            Assert.All(text.Sv!.Split(['.', ':', ';']), sentence => Assert.InRange(sentence.Split(' ').Length, 1, 20));
        });
    }

    [Fact]
    public void Two_levels_never_say_the_same_with_another_adverb()
    {
        var pairs = Content.Catalogue.Competencies
            .SelectMany(c => c.Levels.Zip(c.Levels.Skip(1), (low, high) => (c.Key, Low: Words(low.Text), High: Words(high.Text))))
            .ToArray();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, p => Assert.True(
            p.Low.Intersect(p.High).Count() < 0.6 * p.Low.Union(p.High).Count(), $"{p.Key}: {string.Join(' ', p.High)}"));
    }

    private static void AssertRequirements(string profile, ExampleRequirement[] requirements)
    {
        Assert.InRange(requirements.Length, 5, 9);
        Assert.InRange(requirements.Count(r => r.Necessity == "must"), 1, 3);
        Assert.Equal(requirements.Length, requirements.Select(r => r.Competency).Distinct().Count());
        Assert.All(requirements, r =>
        {
            Assert.Contains(r.Necessity, new[] { "must", "merit" });
            Assert.InRange(r.Weight, 1, 5);
            AssertLevelDescribed(r.Competency, r.Level, profile);
        });
    }

    private static void AssertLevelDescribed(string competency, int level, string? where = null)
    {
        var found = Content.Catalogue.Competencies.SingleOrDefault(c => c.Key == competency);
        Assert.True(found is not null, $"{where} asks for {competency}, which is not in the catalogue.");
        Assert.True(found.Levels.Any(l => l.Ordinal == level), $"{where}: {competency} has no level {level}.");
    }

    private static IEnumerable<LocalText> Indicators() =>
        Content.Catalogue.Competencies.SelectMany(c => c.Levels).SelectMany(l => l.Indicators);

    private static HashSet<string> Keys(ExampleNamed[] named) => [.. named.Select(n => n.Key)];

    private static HashSet<string> Words(LocalText text) => [.. text.Sv!.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Every text in the files, however deep, so that a new field is judged too.</summary>
    private static IEnumerable<LocalText> TextsIn(object? thing) => thing switch
    {
        null or string => [],
        LocalText text => [text],
        Array array => array.Cast<object?>().SelectMany(TextsIn),
        _ when thing.GetType().Namespace == typeof(ExampleContent).Namespace =>
            thing.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(p => TextsIn(p.GetValue(thing))),
        _ => [],
    };

    [GeneratedRegex(@"\b(du är|ni är|man är|är (en )?(social|flexibel|noggrann|positiv|lyhörd|empatisk|stresstålig|engagerad|driven|ansvarsfull)|(you|they|person) (is|are) (a )?(social|flexible|careful|positive|empathetic|driven|responsible)|personlighet|egenskaper|personality)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AboutThePerson();
}
