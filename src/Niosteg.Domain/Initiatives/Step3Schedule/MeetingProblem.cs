using System.Globalization;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>What somebody says of a proposed time. No answer is never a yes.</summary>
public enum Availability
{
    Unknown = 0,
    Can = 1,
    RatherNot = 2,
    Cannot = 3,
}

/// <summary>A proposed time, as the clock shows it where the organisation is.</summary>
/// <param name="Site">Number of the place; two with different numbers are a journey apart.</param>
public sealed record MeetingSlot(DateTime From, int Minutes, int Site = 0)
{
    public DateTime To => From.AddMinutes(Minutes);

    /// <summary>ISO week with its year, as one number.</summary>
    public int Week => ISOWeek.GetYear(From) * 100 + ISOWeek.GetWeekOfYear(From);

    /// <summary>Cannot both be attended: they overlap, or there is no time to travel between them.</summary>
    public bool Clashes(MeetingSlot other, int travelMinutes)
    {
        var gap = Site == other.Site ? 0 : travelMinutes;
        return From < other.To.AddMinutes(gap) && other.From < To.AddMinutes(gap);
    }
}

/// <param name="Cell">The group the person speaks for, such as a function at a site.</param>
/// <param name="Answers">One a slot.</param>
/// <param name="Booked">Times already booked with the person.</param>
public sealed record MeetingPerson(int Cell, IReadOnlyList<Availability> Answers, IReadOnlyList<MeetingSlot> Booked);

/// <summary>Which of the proposed times to take, and who comes to each: at least a quorum of every cell at every session, nobody
/// in two places, a limit to what each gives in a week, time to travel.</summary>
/// <param name="Slots">In order of time.</param>
/// <param name="Quorum">How many of each cell every session needs.</param>
public sealed record MeetingProblem(IReadOnlyList<MeetingSlot> Slots, IReadOnlyList<MeetingPerson> People, IReadOnlyList<int> Quorum, int Sessions,
    int MostMinutesAWeek = 120, int TravelMinutes = MeetingProblem.UsualTravel)
{
    public const int MostSlots = 60;
    public const int MostPeople = 200;
    /// <summary>Minutes between two places.</summary>
    public const int UsualTravel = 45;

    public bool MayCome(int person, int slot) => People[person].Answers[slot] is Availability.Can or Availability.RatherNot;

    /// <summary>Whether what is already booked leaves room for the slot.</summary>
    public bool HasRoom(int person, int slot) =>
        !People[person].Booked.Any(booked => booked.Clashes(Slots[slot], TravelMinutes)) && BookedMinutes(person, Slots[slot].Week) + Slots[slot].Minutes <= MostMinutesAWeek;

    public int BookedMinutes(int person, int week) => People[person].Booked.Where(booked => booked.Week == week).Sum(booked => booked.Minutes);

    /// <summary>How many say that they would rather not, of those who come.</summary>
    public int RatherNot(MeetingPlan plan) => plan.Chosen.Zip(plan.Coming).Sum(session => session.Second.Count(person => People[person].Answers[session.First] == Availability.RatherNot));

    /// <summary>Everyone else who can come, and would not rather stay away, is welcome too: first those with the least to do.</summary>
    public MeetingPlan WithAllWhoCan(MeetingPlan plan)
    {
        var coming = plan.Coming.Select(people => people.ToList()).ToList();
        for (var at = 0; at < plan.Chosen.Count; at++)
            for (var person = 0; person < People.Count; person++)
            {
                if (coming[at].Contains(person) || People[person].Answers[plan.Chosen[at]] != Availability.Can) continue;
                coming[at].Add(person);
                if (Breaches(plan with { Coming = coming }).Count > 0) coming[at].Remove(person);
            }
        return plan with { Coming = coming };
    }

    /// <summary>Which conditions a plan breaks, by name; none when it holds.</summary>
    /// <param name="unblocked">People whose no is taken for a yes.</param>
    public IReadOnlyList<string> Breaches(MeetingPlan plan, IReadOnlyCollection<int>? unblocked = null)
    {
        var broken = new List<string>();
        if (plan.Chosen.Distinct().Count() != Sessions) broken.Add("sessions");
        for (var at = 0; at < plan.Chosen.Count; at++)
        {
            var slot = plan.Chosen[at];
            if (Enumerable.Range(0, Quorum.Count).Any(cell => plan.Coming[at].Count(person => People[person].Cell == cell) < Quorum[cell])) broken.Add("quorum");
            if (plan.Coming[at].Any(person => !MayCome(person, slot) && unblocked?.Contains(person) != true)) broken.Add("cannot");
            if (plan.Coming[at].Any(person => !HasRoom(person, slot))) broken.Add("booked");
            for (var other = at + 1; other < plan.Chosen.Count; other++)
            {
                var (one, two) = (Slots[slot], Slots[plan.Chosen[other]]);
                if (one.Clashes(two, 0)) broken.Add("leader");
                if (one.Clashes(two, TravelMinutes) && plan.Coming[at].Intersect(plan.Coming[other]).Any()) broken.Add("travel");
            }
        }
        for (var person = 0; person < People.Count; person++)
            if (WeeksOf(plan, person).Any(week => week.Minutes + BookedMinutes(person, week.Week) > MostMinutesAWeek)) broken.Add("week");
        return broken;
    }

    private IEnumerable<(int Week, int Minutes)> WeeksOf(MeetingPlan plan, int person) =>
        plan.Chosen.Zip(plan.Coming).Where(session => session.Second.Contains(person)).GroupBy(session => Slots[session.First].Week).Select(week => (week.Key, week.Sum(session => Slots[session.First].Minutes)));
}

/// <param name="Chosen">Slots taken, in order of time.</param>
/// <param name="Coming">Who comes to each of them.</param>
public sealed record MeetingPlan(IReadOnlyList<int> Chosen, IReadOnlyList<IReadOnlyList<int>> Coming);

/// <param name="Plan">Null when no times suit.</param>
/// <param name="ToAsk">The smallest set of people whose no would have to become a yes; empty when a plan was found, null when that would not help either.</param>
/// <param name="IsProven">Nothing better exists; false when time ran out with a plan that may not be the best.</param>
public sealed record MeetingAnswer(MeetingPlan? Plan, IReadOnlyList<int>? ToAsk, bool IsProven)
{
    /// <summary>The slots that their yes would open; empty when a plan was found or asking does not help.</summary>
    public IReadOnlyList<int> Opened { get; init; } = [];
}
