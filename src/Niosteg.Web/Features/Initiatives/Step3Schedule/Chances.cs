using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Chances in words. They come of lots and assumptions, so nothing is ever said to be certain.</summary>
internal static class Chances
{
    /// <summary>That a deadline is kept.</summary>
    public static Measured OfDeadline(double chance) => chance > .99 ? Measured.Say("schedule.deadline.sure") : chance < .01 ? Measured.Say("schedule.deadline.hardly") : Measured.Say("schedule.deadline.chance", Measured.Percent(chance));

    /// <summary>That enough come to a session.</summary>
    public static Measured OfQuorum(Measure chance) => chance.Bare > .99 ? Measured.Say("times.chance.sure") : Measured.Say("times.chance", Measured.Percent(chance));
}
