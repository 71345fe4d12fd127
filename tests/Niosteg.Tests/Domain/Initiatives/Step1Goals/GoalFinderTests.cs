using FsCheck.Fluent;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class GoalFinderTests
{
    [Fact]
    public void A_sentence_with_a_day_and_values_becomes_a_card_with_its_parts_filled_in()
    {
        var goal = Assert.Single(GoalFinder.Find("Senast den 31 december 2027 ska personalen kunna se risken för fall, så att antalet fall minskar från 9 till 4,5 fall."));

        Assert.Equal(new("se risken för fall", "personalen", "antalet fall", new(2027, 12, 31), 9, 4.5, "fall"), goal.Wording);
    }

    [Fact]
    public void Our_own_goal_sheet_from_last_year_is_read_back()
    {
        var goal = Assert.Single(GoalFinder.Find("1. se risken\nSenast 31 december 2027 kan hemtjänsten se risken för fall, så att antalet fall går från 9 till 4 fall.\nVikt: 40 %\nAnsvarig: Ingen än"));

        Assert.Equal((new DateOnly(2027, 12, 31), 9d, 4d, "antalet fall"), (goal.Wording.By, goal.Wording.StartValue, goal.Wording.TargetValue, goal.Wording.Measure));
    }

    [Fact]
    public void English_goals_are_found_too()
    {
        var found = GoalFinder.Find("By 2030, reduce the number of road deaths from 200 to 100 people. Our goal is to answer every letter within 5 days.");

        Assert.Equal([(new DateOnly(2030, 12, 31), 200d, (double?)100), ((DateOnly?)null, null, 5)], found.Select(f => (f.Wording.By, f.Wording.StartValue, f.Wording.TargetValue)));
        Assert.Equal("answer every letter within 5 days", found[1].Wording.CanDo);
    }

    [Theory]
    [InlineData("Kommunen har 14 000 invånare och 1 200 anställda.")]
    [InlineData("Antalet fall minskade från 9 till 4 fall under 2025.")]
    [InlineData("Ska vi nå 95 procent till 2027?")]
    [InlineData("INNEHÅLL ............ 12")]
    [InlineData("3.2 Mål och medel ........ 2027")]
    [InlineData("Last year 45 percent of the staff were on leave.")]
    [InlineData("Kommunen ska erbjuda en god service.")]
    public void What_only_tells_or_asks_is_no_goal(string text) => Assert.Empty(GoalFinder.Find(text));

    [Fact]
    public void The_same_goal_twice_is_offered_once_and_no_more_than_thirty_at_all()
    {
        var twice = string.Join('\n', Enumerable.Repeat("Senast 2027 ska alla få besked inom 5 dagar.", 3));
        var many = string.Join('\n', Enumerable.Range(100, 60).Select(n => $"Senast 2027 ska verksamhet{n:X}{n} svara{n}{n} inom {n} dagar."));

        Assert.Single(GoalFinder.Find(twice));
        Assert.Equal(GoalFinder.Most, GoalFinder.Find(many).Count);
    }

    [Fact]
    public void Any_text_at_all_is_read_without_a_fall_and_every_card_can_be_saved() =>
        Prop.ForAll<string>(text => GoalFinder.Find((text ?? "") + "\nsenast 2027 ska alla " + text).All(goal => goal.Wording.CanDo is { Length: > 0 and <= InitiativeGoal.PartLength })).Holds();
}
