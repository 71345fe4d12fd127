using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Who could approve: people who have not written, so few that they can meet, and still every function heard, by
/// managers and by employees. The unions' seats are theirs to fill, and in none of this.</summary>
public static class ReferenceGroups
{
    /// <summary>Fewer cannot tell a disagreement from a slip.</summary>
    public const int Fewest = 5;

    /// <summary>The board that an approval is heard over: the same work, whatever the site.</summary>
    public static CellBoard BoardOf(CellBoard board, DateOnly today) => CellBoard.Make(
        [.. board.Staff.Select(row => row with { Seats = [.. row.Seats.Select(seat => seat with { Site = null }).Distinct()] })], BoardChoices.Start with { WithTenure = false }, today);

    /// <summary>Who is needed beside those who sit there, so that every function is heard.</summary>
    /// <param name="writers">Those who write: they are never asked.</param>
    public static CoverQuestion Ask(CellBoard approving, IReadOnlyCollection<PersonId> sitting, IEnumerable<PersonId> writers, IReadOnlySet<PersonId> notAsked) =>
        approving.Ask(sitting, notAsked.Concat(writers).ToHashSet());

    /// <summary>More until the group is large enough: each time somebody from the work that fewest in it know, the least loaded first.</summary>
    public static IReadOnlyList<PersonId> Filled(CellBoard approving, IReadOnlyCollection<PersonId> sitting, IReadOnlyList<PersonId> chosen, IReadOnlySet<PersonId> notAsked)
    {
        var group = sitting.Concat(chosen).ToList();
        var added = chosen.ToList();
        while (group.Count < Fewest)
        {
            var have = approving.Count(group);
            var next = approving.Staff.Select(row => row.Person).Where(person => !group.Contains(person) && !notAsked.Contains(person) && approving.CellsOf(person).Count > 0)
                .Select(person => ((PersonId Person, int Have)?)(person, approving.CellsOf(person).Min(cell => have[cell]))).MinBy(one => one!.Value.Have);
            if (next is not { } found) break;
            group.Add(found.Person);
            added.Add(found.Person);
        }
        return added;
    }
}
