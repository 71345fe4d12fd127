using System.Xml.Linq;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public class ProjectRules
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["Niosteg.Domain"] = ([], ["MathNet.Numerics"]),
        ["Niosteg.Matching"] = (["Niosteg.Domain"], []),
    };

    [Theory]
    [InlineData("Niosteg.Domain")]
    [InlineData("Niosteg.Matching")]
    public void The_inner_projects_lean_on_nothing_but_what_was_decided(string name)
    {
        var project = XDocument.Load(Path.Combine(RepositoryFiles.Root, "src", name, name + ".csproj"));

        Assert.Equal("Microsoft.NET.Sdk", project.Root!.Attribute("Sdk")!.Value);
        Assert.Equal(Allowed[name].Projects, References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)));
        Assert.Equal(Allowed[name].Packages, References(project, "PackageReference"));
        Assert.Empty(References(project, "FrameworkReference"));
    }

    [Fact]
    public void There_are_six_projects_and_a_seventh_needs_a_decision()
    {
        var solution = XDocument.Load(Path.Combine(RepositoryFiles.Root, "Niosteg.slnx"));
        var projects = solution.Descendants("Project").Select(p => Path.GetFileNameWithoutExtension(p.Attribute("Path")!.Value));
        var onDisk = RepositoryFiles.Under("src", ".csproj").Concat(RepositoryFiles.Under("tests", ".csproj")).Concat(RepositoryFiles.Under("bench", ".csproj"));

        string[] six = ["Niosteg.Bench", "Niosteg.Browser", "Niosteg.Domain", "Niosteg.Matching", "Niosteg.Tests", "Niosteg.Web"];
        Assert.Equal(six, projects.Order(StringComparer.Ordinal));
        Assert.Equal(six, onDisk.Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_inner_projects_neither_read_files_nor_ask_the_clock_nor_throw_dice()
    {
        var members = Rule.FoundIn(
            new[] { typeof(Niosteg.Domain.Shared.LocalText).Assembly, System.Reflection.Assembly.Load("Niosteg.Matching") }
                .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => Reach.MembersOf(type).Select(member => (type, member))),
            "member used by Domain and Matching");

        Rule.Holds(
            from use in members
            let owner = use.member.DeclaringType?.FullName ?? ""
            let name = $"{owner}.{use.member.Name}"
            where Forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)) && !IsMadeUp(use.type, name)
            select $"{use.type.FullName} uses {name}",
            "Domain and Matching get time, chance and data from their caller.");
    }

    private static readonly string[] Forbidden =
    [
        "System.IO.File", "System.IO.Directory", "System.Net.", "System.Console.", "System.Environment.Get", "System.Diagnostics.Process",
        "System.TimeProvider.get_System", "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Random.get_Shared",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    // docs/adr/0005: an id may make itself. So may the code that lets people in, which nobody shall be able to guess.
    private static bool IsMadeUp(Type type, string name) =>
        (name == "System.Guid.CreateVersion7" && type.IsValueType && type.Name.EndsWith("Id", StringComparison.Ordinal))
        || type == typeof(Niosteg.Domain.Organisation.JoinCode);

    private static IEnumerable<string> References(XDocument project, string kind) =>
        project.Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
