using Google.OrTools.Sat;
using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Finds the times with CP-SAT. First as few as possible who would rather not, then the earliest last session, then
/// early ones. When nothing suits: the smallest set of people whose no would have to become a yes.</summary>
internal static class MeetingSolver
{
    /// <summary>One worker and a fixed seed: the same answers give the same times.</summary>
    private const string Settings = "num_workers:1 random_seed:1 max_time_in_seconds:";
    private const int Seconds = 5;

    public static MeetingAnswer Solve(MeetingProblem problem)
    {
        var (plan, isProven) = Find(problem, mayAsk: false, out _);
        if (plan is not null) return new(problem.WithAllWhoCan(plan), [], isProven);
        var (opened, _) = Find(problem, mayAsk: true, out var asked);
        return new(null, asked, isProven) { Opened = opened?.Chosen ?? [] };
    }

    private static (MeetingPlan? Plan, bool IsProven) Find(MeetingProblem problem, bool mayAsk, out IReadOnlyList<int>? asked)
    {
        var model = new CpModel();
        var taken = problem.Slots.Select((_, slot) => model.NewBoolVar($"t{slot}")).ToArray();
        var ask = problem.People.Select((_, person) => mayAsk ? model.NewBoolVar($"ask{person}") : null).ToArray();
        var comes = Comes(model, problem, taken, ask);
        model.Add(LinearExpr.Sum(taken) == problem.Sessions);
        AddQuorum(model, problem, taken, comes);
        AddClashes(model, problem, taken, comes);
        AddWeeks(model, problem, comes);
        model.Minimize(Cost(model, problem, taken, comes, ask));
        var solver = new CpSolver { StringParameters = Settings + Seconds };
        var status = solver.Solve(model);
        asked = null;
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return (null, status == CpSolverStatus.Infeasible);
        if (mayAsk) asked = [.. Enumerable.Range(0, ask.Length).Where(person => solver.BooleanValue(ask[person]!))];
        int[] chosen = [.. Enumerable.Range(0, taken.Length).Where(slot => solver.BooleanValue(taken[slot]))];
        return (new(chosen, [.. chosen.Select(slot => (IReadOnlyList<int>)[.. Enumerable.Range(0, problem.People.Count).Where(person => comes[person, slot] is { } one && solver.BooleanValue(one))])]),
            status == CpSolverStatus.Optimal);
    }

    /// <summary>A variable for each person and time that the person could come to; null where they could not.</summary>
    private static BoolVar?[,] Comes(CpModel model, MeetingProblem problem, BoolVar[] taken, BoolVar?[] ask)
    {
        var comes = new BoolVar?[problem.People.Count, problem.Slots.Count];
        for (var person = 0; person < problem.People.Count; person++)
            for (var slot = 0; slot < problem.Slots.Count; slot++)
            {
                var may = problem.MayCome(person, slot);
                if (!problem.HasRoom(person, slot) || (!may && ask[person] is null)) continue;
                var one = model.NewBoolVar($"c{person}-{slot}");
                model.AddImplication(one, taken[slot]);
                if (!may) model.AddImplication(one, ask[person]!);
                comes[person, slot] = one;
            }
        return comes;
    }

    private static void AddQuorum(CpModel model, MeetingProblem problem, BoolVar[] taken, BoolVar?[,] comes)
    {
        for (var slot = 0; slot < taken.Length; slot++)
            for (var cell = 0; cell < problem.Quorum.Count; cell++)
            {
                if (problem.Quorum[cell] == 0) continue;
                var those = Enumerable.Range(0, problem.People.Count).Where(person => problem.People[person].Cell == cell).Select(person => comes[person, slot]).OfType<BoolVar>();
                model.Add(LinearExpr.Sum(those) >= problem.Quorum[cell] * taken[slot]);
            }
    }

    private static void AddClashes(CpModel model, MeetingProblem problem, BoolVar[] taken, BoolVar?[,] comes)
    {
        for (var one = 0; one < taken.Length; one++)
            for (var other = one + 1; other < taken.Length; other++)
            {
                if (problem.Slots[one].Clashes(problem.Slots[other], 0)) model.AddAtMostOne([taken[one], taken[other]]);
                if (!problem.Slots[one].Clashes(problem.Slots[other], problem.TravelMinutes)) continue;
                for (var person = 0; person < problem.People.Count; person++)
                    if (comes[person, one] is { } here && comes[person, other] is { } there) model.AddAtMostOne([here, there]);
            }
    }

    private static void AddWeeks(CpModel model, MeetingProblem problem, BoolVar?[,] comes)
    {
        foreach (var week in Enumerable.Range(0, problem.Slots.Count).GroupBy(slot => problem.Slots[slot].Week))
            for (var person = 0; person < problem.People.Count; person++)
            {
                var own = week.Where(slot => comes[person, slot] is not null).ToList();
                if (own.Count < 2) continue;
                model.Add(LinearExpr.WeightedSum(own.Select(slot => comes[person, slot]!), own.Select(slot => (long)problem.Slots[slot].Minutes)) <= problem.MostMinutesAWeek - problem.BookedMinutes(person, week.Key));
            }
    }

    /// <summary>Weights so far apart that a lower aim never pays for a higher one.</summary>
    private static LinearExpr Cost(CpModel model, MeetingProblem problem, BoolVar[] taken, BoolVar?[,] comes, BoolVar?[] ask)
    {
        var last = model.NewIntVar(0, taken.Length, "last");
        for (var slot = 0; slot < taken.Length; slot++) model.Add(last >= slot * taken[slot]);
        long early = 1, latest = (long)taken.Length * problem.Sessions + 1, rather = latest * (taken.Length + 1), asking = rather * (problem.People.Count * problem.Sessions + 1L);
        var cost = LinearExpr.NewBuilder().AddTerm(last, latest);
        for (var slot = 0; slot < taken.Length; slot++) cost.AddTerm(taken[slot], early * slot);
        for (var person = 0; person < problem.People.Count; person++)
        {
            if (ask[person] is { } one) cost.AddTerm(one, asking);
            for (var slot = 0; slot < taken.Length; slot++)
                if (comes[person, slot] is { } comer && problem.People[person].Answers[slot] == Availability.RatherNot) cost.AddTerm(comer, rather);
        }
        return cost;
    }
}
