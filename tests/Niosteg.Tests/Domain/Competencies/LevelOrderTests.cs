using Niosteg.Domain.Competencies;

namespace Niosteg.Tests.Domain.Competencies;

public class LevelOrderTests
{
    [Fact]
    public void Known_words_come_from_the_lowest_to_the_highest() => Assert.Equal(
        ["Awareness", "Foundational", "Working knowledge", "Practitioner", "Expert"],
        LevelOrder.Sort(["Working knowledge", "Expert", "Awareness", "Practitioner", "Foundational"]));

    [Fact]
    public void Numbers_count_even_inside_a_name() => Assert.Equal(["IC1", "IC2", "IC10"], LevelOrder.Sort(["IC10", "IC2", "IC1"]));

    [Fact]
    public void When_nothing_tells_they_stay_as_they_came() => Assert.Equal(["Blå", "Röd", "Expert"], LevelOrder.Sort(["Blå", "Röd", "Expert"]));

    [Theory]
    [InlineData("Practitioner", true)]
    [InlineData("Nivå 3", true)]
    [InlineData("4", true)]
    [InlineData("Självständig", true)]
    [InlineData("Skill Name", false)]
    [InlineData("IC3", false)]
    [InlineData("2024", false)]
    public void A_column_name_is_told_from_a_level_name(string name, bool level) => Assert.Equal(level, LevelOrder.LooksLikeLevel(name));

    [Fact]
    public void A_value_finds_its_step_by_the_scales_own_name_before_its_number()
    {
        string[] scale = ["Med stöd", "3-stjärnig", "Formar"];

        Assert.Equal(2, LevelOrder.StepOf("3-STJÄRNIG", scale));
        Assert.Equal(1, LevelOrder.StepOf("Nivå 1", scale));
        Assert.Equal(3, LevelOrder.StepOf("IC7", scale));
        Assert.Null(LevelOrder.StepOf("NOT IN USE", scale));
    }
}
