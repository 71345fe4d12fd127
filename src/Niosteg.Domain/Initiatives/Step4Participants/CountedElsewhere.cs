using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Somebody a row may be about.</summary>
public sealed record CountedPerson(PersonId Person, string Name, string? Email);

/// <summary>A file with how many named each person: one column says who, by mail or name, and one says how many. Either every row
/// is read, or none and the rows that stopped it are told.</summary>
public static class CountedElsewhere
{
    private const int MostTold = 8;
    private static readonly string[] Who = ["e-post", "epost", "email", "e-mail", "mail", "mejl", "mejladress", "namn", "name", "person"];
    private static readonly string[] HowMany = ["antal", "count", "röster", "votes", "nämnd", "nämnd av", "named", "named by", "nomineringar", "nominations"];

    /// <param name="answers">How many answered the question, wherever it was asked.</param>
    public static Outcome<IReadOnlyDictionary<PersonId, int>> Read(Table table, IReadOnlyList<CountedPerson> people, int answers)
    {
        var (who, many) = (ColumnOf(table, Who), ColumnOf(table, HowMany));
        if (who < 0 || many < 0) return new Refusal("counted-columns", "File");
        if (table.Rows.Count == 0) return new Refusal("file-no-rows", "File");
        var byMail = people.Where(p => p.Email is not null).GroupBy(p => p.Email!.ToLowerInvariant()).ToDictionary(p => p.Key, p => p.ToList());
        var byName = people.GroupBy(p => p.Name.ToLowerInvariant()).ToDictionary(p => p.Key, p => p.ToList());
        var (read, unknown, wrong) = (new Dictionary<PersonId, int>(), new List<int>(), new List<int>());
        foreach (var row in table.Rows)
        {
            var (said, number) = (row.Cells[who].Trim().ToLowerInvariant(), row.Cells[many].Trim());
            if ((byMail.GetValueOrDefault(said) ?? byName.GetValueOrDefault(said)) is not [var one]) unknown.Add(row.Number);
            else if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > answers || !read.TryAdd(one.Person, count)) wrong.Add(row.Number);
        }
        if (unknown.Count > 0) return new Refusal("counted-unknown", "File", Told(unknown));
        if (wrong.Count > 0) return new Refusal("counted-numbers", "File", Told(wrong), answers);
        return read;
    }

    private static int ColumnOf(Table table, string[] names) =>
        names.Select(name => table.Header.ToList().FindIndex(header => header.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(at => at >= 0, -1);

    private static string Told(List<int> rows) => string.Join(", ", rows.Take(MostTold)) + (rows.Count > MostTold ? " …" : "");
}
