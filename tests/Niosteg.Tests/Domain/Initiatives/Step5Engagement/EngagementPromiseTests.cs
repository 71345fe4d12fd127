using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

public class EngagementPromiseTests
{
    private static readonly DateOnly Due = new(2026, 10, 15);

    private static EngagementPromise Promise() => EngagementPromise.Make(PromiseId.New(), InitiativeId.New(), null, "Du får utkastet.", Language.Sv, "Karin Ek", Due, new(2026, 3, 12)).Value;

    [Fact]
    public void A_promise_waits_until_its_day_has_passed_and_is_then_late()
    {
        var promise = Promise();

        Assert.Equal([PromiseState.Waiting, PromiseState.Waiting, PromiseState.Late], new[] { Due.AddDays(-1), Due, Due.AddDays(1) }.Select(promise.StateOn));
    }

    [Fact]
    public void Kept_on_the_day_is_kept_and_the_day_after_is_kept_late()
    {
        var (inTime, late) = (Promise(), Promise());
        inTime.Keep(Due);
        late.Keep(Due.AddDays(1));

        Assert.Equal((PromiseState.Kept, PromiseState.KeptLate), (inTime.StateOn(Due.AddYears(1)), late.StateOn(Due.AddYears(1))));
    }

    [Fact]
    public void A_promise_is_broken_only_with_a_reason_and_can_be_taken_up_again()
    {
        var promise = Promise();

        Assert.Equal("promise-needs-reason", promise.Break(Due, " ").Refusal!.Code);
        Assert.True(promise.Break(Due, "Vi hann inte.").IsDone);
        Assert.Equal("promise-settled", promise.Keep(Due).Refusal!.Code);
        promise.Reopen();
        Assert.Equal(PromiseState.Waiting, promise.StateOn(Due));
    }

    [Theory]
    [InlineData("", "Karin", true, "promise-needs-text")]
    [InlineData("Text", "", true, "promise-needs-owner")]
    [InlineData("Text", "Karin", false, "promise-needs-day")]
    public void A_promise_has_a_text_an_owner_and_a_day(string text, string owner, bool hasDay, string code) =>
        Assert.Equal(code, EngagementPromise.Make(PromiseId.New(), InitiativeId.New(), null, text, Language.Sv, owner, hasDay ? Due : null, default).Refusal!.Code);

    [Theory]
    [InlineData(1)]
    [InlineData(2015)]
    [InlineData(2037)]
    [InlineData(9999)]
    public void A_slip_in_the_year_is_no_promise(int year)
    {
        var made = EngagementPromise.Make(PromiseId.New(), InitiativeId.New(), null, "Vi svarar.", Language.Sv, "Karin", new(year, 3, 11), new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc));

        Assert.Equal("promise-far-away", made.Refusal!.Code);
    }
}
