using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Puts the profiles of one role in order, as steps from 1.</summary>
internal static class MatrixSteps
{
    public static void Number(IReadOnlyList<SaidProfile> profiles, StepOrder order)
    {
        if (order == StepOrder.None) return;
        foreach (var role in profiles.Where(p => p.Role is not null && p.JobLevel is null).GroupBy(p => (p.Family, p.Role)).Where(g => g.Count() > 1))
        {
            var steps = order == StepOrder.AsInFile ? role.ToList() : [.. role.OrderBy(Demand)];
            for (var i = 0; i < steps.Count; i++) steps[i].JobLevel = i + 1;
        }
    }

    /// <summary>Roles whose profiles stand in alphabetical order: then the order says nothing of which is the higher.</summary>
    public static bool IsAlphabetical(Table table, MatrixChoices choices)
    {
        if (!choices.Has(MatrixField.Role) || !choices.Has(MatrixField.Title)) return false;
        var (role, title) = (choices.Columns.First(c => c.Value == MatrixField.Role).Key, choices.Columns.First(c => c.Value == MatrixField.Title).Key);
        var roles = table.Rows.GroupBy(r => r.Cells[role]).Select(g => g.Select(r => r.Cells[title]).Distinct().ToList()).Where(t => t.Count > 2).ToList();
        return roles.Count > 0 && roles.All(t => t.SequenceEqual(t.Order(StringComparer.InvariantCultureIgnoreCase)));
    }

    /// <summary>The mean required level: comparable between steps that do not require the same competencies.</summary>
    private static double Demand(SaidProfile profile) => profile.Requirements.Count == 0 ? 0 : profile.Requirements.Average(r => r.Level);
}
