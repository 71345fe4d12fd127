using System.Text.RegularExpressions;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public partial class FolderRules
{
    private static readonly string[] Places =
        ["src/Niosteg.Domain/Initiatives", "src/Niosteg.Web/Features/Initiatives", "tests/Niosteg.Tests/Domain/Initiatives"];

    private static readonly string[] Steps =
    [
        "Step1Goals", "Step2Architecture", "Step3Schedule", "Step4Participants", "Step5Engagement",
        "Step6Workshops", "Step7Approval", "Step8Training", "Step9FollowUp",
    ];

    [Fact]
    public void A_step_has_the_same_folder_in_the_domain_the_features_and_the_tests()
    {
        Rule.FoundIn(RepositoryFiles.FoldersIn("src/Niosteg.Domain"), "folder in the domain");

        Rule.Holds(Missing(place => [.. RepositoryFiles.FoldersIn(place).Where(name => Step().IsMatch(name))]), "Who knows the method can find the code.");
    }

    [Fact]
    public void A_step_that_is_missing_somewhere_is_noticed_and_so_is_one_the_method_does_not_have()
    {
        var missing = Missing(place => place.StartsWith("tests", StringComparison.Ordinal) ? ["Step1Goals"] : ["Step1Goals", "Step2Rules"]);

        Assert.Equal(["Step2Rules is not in tests/Niosteg.Tests/Domain/Initiatives", "Step2Rules is not one of the nine steps"], missing.Distinct());
    }

    [Fact]
    public void No_folder_is_named_after_a_technical_kind()
    {
        var folders = Rule.FoundIn(RepositoryFiles.Product.SelectMany(file => file.Path.Split('/').SkipLast(1)).Distinct(), "folder");
        string[] kinds = ["Services", "Helpers", "Utils", "Utilities", "Managers", "Repositories", "Dtos", "Models", "Interfaces", "Common", "Core", "Handlers"];

        Rule.Holds(folders.Intersect(kinds), "A folder is named after what it is about.");
    }

    private static IEnumerable<string> Missing(Func<string, IReadOnlyList<string>> stepsIn)
    {
        var found = Places.ToDictionary(place => place, stepsIn);
        foreach (var step in found.Values.SelectMany(steps => steps).Distinct())
        {
            foreach (var place in Places.Where(place => !found[place].Contains(step))) yield return $"{step} is not in {place}";
            if (!Steps.Contains(step)) yield return $"{step} is not one of the nine steps";
        }
    }

    [GeneratedRegex(@"^Step\d")]
    private static partial Regex Step();
}
