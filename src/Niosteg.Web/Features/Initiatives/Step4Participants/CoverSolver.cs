using Google.OrTools.Sat;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Measures;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>The fewest people that cover every cell (F12), solved with OR-Tools' CP-SAT. Never worse than greedy, the same
/// answer for the same question, and without the native library still an answer: the measure's own search.</summary>
internal static class CoverSolver
{
    /// <summary>What the search may take: in the solver's own count, so that a slow machine gives the same answer.</summary>
    private const double MostWork = 4;
    private const int MostSwaps = 3_000_000;
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(.5), LongestWalk = TimeSpan.FromSeconds(4.6);
    private const double MostSeconds = 4.5;

    public static ParticipantChoice Solve(CoverQuestion question)
    {
        if (question.Required.All(need => need == 0)) return new([], 0, IsFewest: true, 0);
        // One step of the measure's search is greedy with its bound.
        var greedy = FewestParticipants.Choose(question.Candidates, question.Required, mostSteps: 1).Value;
        if (greedy.Cost <= greedy.AtLeast) return greedy with { IsFewest = true };
        try
        {
            return Both(question, greedy);
        }
        catch (Exception missing) when (missing is TypeInitializationException or DllNotFoundException)
        {
            return Small(question) ? FewestParticipants.Choose(question.Candidates, question.Required, mostSteps: 2_000).Value : greedy;
        }
    }

    /// <summary>A walk of swaps sets out beside a search that takes long, and is thrown away when that proves its answer: so the
    /// answer is the same whichever is quicker.</summary>
    private static ParticipantChoice Both(CoverQuestion question, ParticipantChoice greedy)
    {
        using var enough = new CancellationTokenSource(LongestWalk);
        IReadOnlyList<int> walked = greedy.Chosen;
        var walk = new Thread(() =>
        {
            if (!enough.Token.WaitHandle.WaitOne(HeadStart))
                walked = CoverWalk.Shorten(question.Candidates, question.Required, greedy.Chosen, (int)Math.Ceiling(greedy.AtLeast - 1e-9), MostSwaps, enough.Token);
        });
        walk.Start();
        var found = greedy;
        try
        {
            found = ByConstraints(question, greedy);
            if (found.IsFewest) enough.Cancel();
        }
        catch
        {
            enough.Cancel();
            throw;
        }
        finally
        {
            walk.Join();
        }
        return walked.Count >= found.Chosen.Count ? found : new([.. walked.Order()], walked.Count, walked.Count <= found.AtLeast, found.AtLeast);
    }

    private static bool Small(CoverQuestion question) => (long)question.Candidates.Count * question.Required.Count < 20_000;

    /// <summary>People with the same cells are one kind, of which some are chosen: a staff list has far fewer kinds than people.</summary>
    private static ParticipantChoice ByConstraints(CoverQuestion question, ParticipantChoice greedy)
    {
        var required = question.Required;
        var kinds = Enumerable.Range(0, question.Candidates.Count)
            .GroupBy(person => string.Join(',', question.Candidates[person].Cells.Where(cell => required[cell] > 0).Distinct().Order()))
            .Where(kind => kind.Key.Length > 0).Select(kind => kind.ToArray()).ToArray();
        var model = new CpModel();
        var many = kinds.Select((kind, at) => model.NewIntVar(0, kind.Length, $"k{at}")).ToArray();
        var byCell = required.Select(_ => new List<IntVar>()).ToArray();
        var chosenByGreedy = greedy.Chosen.ToHashSet();
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            foreach (var cell in question.Candidates[kinds[kind][0]].Cells.Distinct()) byCell[cell].Add(many[kind]);
            model.AddHint(many[kind], kinds[kind].Count(chosenByGreedy.Contains));
        }
        for (var cell = 0; cell < required.Count; cell++)
            if (required[cell] > 0) model.Add(LinearExpr.Sum(byCell[cell]) >= required[cell]);
        model.Minimize(LinearExpr.Sum(many));
        var solver = new CpSolver { StringParameters = FormattableString.Invariant($"num_workers:1,random_seed:1,linearization_level:2,max_deterministic_time:{MostWork},max_time_in_seconds:{MostSeconds}") };
        return Read(solver, solver.Solve(model), kinds, many, greedy);
    }

    private static ParticipantChoice Read(CpSolver solver, CpSolverStatus status, int[][] kinds, IntVar[] many, ParticipantChoice greedy)
    {
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return greedy;
        var atLeast = Math.Max(Math.Ceiling(solver.BestObjectiveBound - 1e-6), greedy.AtLeast);
        int[] chosen = [.. kinds.SelectMany((kind, at) => kind.Take((int)solver.Value(many[at]))).Order()];
        return chosen.Length > greedy.Cost ? greedy with { AtLeast = atLeast }
            : new(chosen, chosen.Length, IsFewest: status == CpSolverStatus.Optimal || chosen.Length <= atLeast, status == CpSolverStatus.Optimal ? chosen.Length : atLeast);
    }
}
