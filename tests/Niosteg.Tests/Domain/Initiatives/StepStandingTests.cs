using Niosteg.Domain.Initiatives;

namespace Niosteg.Tests.Domain.Initiatives;

public class StepStandingTests
{
    [Theory]
    [InlineData(true, true, true, true, StepStanding.Done)]
    [InlineData(false, true, false, true, StepStanding.Ready)]
    [InlineData(false, false, true, true, StepStanding.UnderWay)]
    [InlineData(false, false, false, true, StepStanding.Waiting)]
    [InlineData(false, false, false, false, StepStanding.NotBegun)]
    public void A_step_is_what_has_come_of_it_and_waits_only_when_nothing_has(bool isPassed, bool isReady, bool isBegun, bool waits, StepStanding expected) =>
        Assert.Equal(expected, StepStandings.Of(isPassed, isReady, isBegun, waits));

    [Fact]
    public void A_step_waits_for_an_earlier_one_and_the_first_five_for_none()
    {
        foreach (var step in Enum.GetValues<InitiativeStep>())
        {
            var earlier = StepStandings.WaitsFor(step);
            Assert.Equal(step <= InitiativeStep.Engagement, earlier is null);
            Assert.True(earlier is null || earlier < step);
        }
    }
}
