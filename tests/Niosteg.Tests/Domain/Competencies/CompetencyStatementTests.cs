using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Competencies;

public class CompetencyStatementTests
{
    private static Competency InSwedish()
    {
        var competency = new Competency(CompetencyId.New(), new("Bemötande", null), CompetencyKind.Behaviour, ScaleId.New());
        competency.Describe(new("Bemötande", null), new("Möter människor.", null), CompetencyKind.Behaviour, null);
        competency.DescribeLevels([new(1, new("Hälsar.", null), [new("Säger sitt namn.", null), new("Ser upp.", null)])], 4);
        return competency;
    }

    private static CompetencyStatement Says(LocalText definition, params CompetencyLevel[] levels) => new(new("Bemötande", null), definition, null, levels);

    [Fact]
    public void What_is_already_there_changes_nothing()
    {
        var present = InSwedish();

        Assert.Empty(new CompetencyStatement(present.Name, present.Definition, present.Kind, present.Levels).ChangesTo(present));
    }

    [Fact]
    public void What_a_file_does_not_say_is_left_as_it_is() => Assert.Empty(Says(LocalText.Empty).ChangesTo(InSwedish()));

    [Fact]
    public void A_file_in_English_lands_beside_the_Swedish_and_signs_pair_up_by_their_order()
    {
        var english = Says(new(null, "Meets people."), new CompetencyLevel(1, LocalText.Empty, [new(null, "Says the name.")]));

        var after = english.Over(InSwedish());

        Assert.Equal(new LocalText("Möter människor.", "Meets people."), after.Definition);
        Assert.Equal([new("Säger sitt namn.", "Says the name."), new("Ser upp.", null)], after.Levels[0].Indicators);
        Assert.Equal(["definition", "level-1"], english.ChangesTo(InSwedish()));
    }

    [Fact]
    public void A_shorter_list_of_signs_in_the_same_language_replaces_the_longer()
    {
        var shorter = Says(LocalText.Empty, new CompetencyLevel(1, LocalText.Empty, [new("Ser upp.", null)]));

        Assert.Equal([new("Ser upp.", null)], shorter.Over(InSwedish()).Levels[0].Indicators);
    }
}
