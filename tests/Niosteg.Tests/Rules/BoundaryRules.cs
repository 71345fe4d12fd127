using System.Text.RegularExpressions;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public partial class BoundaryRules
{
    private const string Features = "Niosteg.Web.Features.";
    private static readonly System.Reflection.Assembly Web = System.Reflection.Assembly.Load("niosteg");

    /// <summary>From one feature to another, with the reason. A star is any feature.</summary>
    private static readonly (string From, string To, string Because)[] Allowed =
    [
        ("*", "Accounts", "who is signed in is the ground under every feature"),
        ("*", "Audit", "every feature writes what was read and changed"),
        ("*", "Exchange", "every file that comes in is a draft there, until the feature that owns its contents accepts it"),
        ("Competencies", "Search", "the catalogue's page is where the search is asked"),
        ("People", "Assessments", "the person page shows what the work asks of the person, and assessments know that best"),
        ("Profiles", "Search", "the editor offers occupations by title and competencies by name, and the search knows the classifications"),
        ("Example", "Initiatives.Step5Engagement", "the example's letters have their links, and a link is known there alone"),
        ("Initiatives.Step4Participants", "Initiatives.Step5Engagement", "the information to the unions leads to the open page"),
        ("Accounts", "Example", "the sign-in page shows the door to the example where there is one"),
    ];

    [Fact]
    public void A_feature_does_not_reach_into_another()
    {
        var types = Rule.FoundIn(Web.GetTypes().Where(type => FeatureOf(type) is not null), "type in a feature folder");

        Rule.Holds(Reaches(types, Allowed),
            "A feature uses itself, the base folders, Kit, Pictures, Data, Domain and Matching. Share through the domain, or link to the page. "
            + "If it must be, add the pair and its reason here.");
    }

    [Fact]
    public void An_exception_that_nobody_needs_any_more_is_removed()
    {
        var types = Web.GetTypes().Where(type => FeatureOf(type) is not null).ToList();
        var needed = Reaches(types, []).ToList();

        Rule.Holds(
            from pair in Allowed
            where pair.From != "*" && !needed.Any(need => need.EndsWith($"({pair.From} to {pair.To})", StringComparison.Ordinal))
            select $"{pair.From} to {pair.To}: {pair.Because}",
            "No feature makes use of these exceptions.");
    }

    [Fact]
    public void A_page_and_an_endpoint_know_nothing_of_the_database()
    {
        var outer = Rule.FoundIn(RepositoryFiles.Product.Where(IsPageOrEndpoint), "page or endpoint");

        Rule.Holds(outer.SelectMany(file => DatabaseWord().Matches(file.Text).Select(match => $"{file.At(match.Index)} {match.Value}")),
            "The verb fetches and saves; pages and endpoints only show and pass on.");
    }

    [Fact]
    public void An_interface_has_two_implementations_in_the_product()
    {
        var types = Rule.FoundIn(ProductTypes(), "product type");

        Rule.Holds(LonelyInterfaces(types), "The second implementation comes before the interface.");
    }

    [Fact]
    public void The_interface_rule_tells_one_implementation_from_two()
    {
        Type[] types = [typeof(ILonely), typeof(OnlyOne), typeof(IShared), typeof(First), typeof(Second)];

        Assert.Equal([typeof(ILonely).FullName + " has 1"], LonelyInterfaces(types));
    }

    [Fact]
    public void The_feature_rule_sees_through_lambdas_generics_and_async_code()
    {
        Assert.Contains(typeof(Second), Reach.TypesOf(typeof(Hidden)).Concat(typeof(Hidden).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).SelectMany(Reach.TypesOf)));
    }

    /// <summary>The feature a type belongs to: its folder under Features, or under the two folders that only group features.</summary>
    internal static string? FeatureOf(Type type)
    {
        if (type.Namespace is not { } space || !space.StartsWith(Features, StringComparison.Ordinal)) return null;
        var parts = space[Features.Length..].Split('.');
        return parts.Length > 1 && parts[0] is "Initiatives" or "Uses" ? string.Join('.', parts.Take(2)) : parts[0];
    }

    private static IEnumerable<string> Reaches(IEnumerable<Type> types, (string From, string To, string Because)[] allowed) =>
        from type in types
        let own = FeatureOf(type)
        from used in Reach.TypesOf(type)
        let other = FeatureOf(used)
        where other is not null && other != own && !allowed.Any(pair => (pair.From == "*" || pair.From == own) && pair.To == other)
        select $"{Reach.Outermost(type).Name} uses {Reach.Outermost(used).Name} ({own} to {other})";

    private static bool IsPageOrEndpoint(SourceFile file) =>
        file.Path.EndsWith(".razor", StringComparison.Ordinal) || file.Path.EndsWith("Api.cs", StringComparison.Ordinal);

    private static IEnumerable<Type> ProductTypes() =>
        new[] { typeof(Niosteg.Domain.Shared.LocalText).Assembly, System.Reflection.Assembly.Load("Niosteg.Matching"), Web }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("Niosteg", StringComparison.Ordinal) == true);

    private static IEnumerable<string> LonelyInterfaces(IReadOnlyCollection<Type> types) =>
        from one in types
        where one.IsInterface
        let implementations = types.Count(type => type is { IsInterface: false } && type.GetInterfaces().Any(i => i == one || (i.IsGenericType && i.GetGenericTypeDefinition() == one)))
        where implementations < 2
        select $"{one.FullName} has {implementations}";

    [GeneratedRegex(@"\bMicrosoft\.EntityFrameworkCore\b|\b(AppDb|SqliteDb|PostgresDb|IDbContextFactory|DbContext|DbSet)\b|\bNiosteg\.Web\.Data\b")]
    private static partial Regex DatabaseWord();

    private interface ILonely;
    private sealed class OnlyOne : ILonely;
    private interface IShared;
    private sealed class First : IShared;
    private sealed class Second : IShared;

    private sealed class Hidden
    {
        public async Task<int> ReadAsync()
        {
            await Task.Yield();
            return new[] { 1 }.Select(n => new List<Second>(n)).Count();
        }
    }
}
