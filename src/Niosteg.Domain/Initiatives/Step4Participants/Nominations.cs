using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Somebody who can be named.</summary>
/// <param name="IsAlone">The only one in the unit: a figure about the person would be a figure about the unit's answer.</param>
public sealed record Nominee(PersonId Person, bool IsManager, bool IsAlone);

/// <summary>How many named a person. Nothing says who they were.</summary>
/// <param name="OrMore">The number is a floor: nearly all named the person, and saying how nearly would tell on each.</param>
public sealed record NominationSum(PersonId Person, int Named, bool OrMore, bool IsAmbassador);

/// <summary>What is left of a poll.</summary>
/// <param name="Reached">Answers that name at least one of the ambassadors, or null when that is too few to tell.</param>
public sealed record NominationResult(int Answers, IReadOnlyList<NominationSum> Sums, int? Reached, bool ReachedOrMore);

/// <summary>"Who do you go to when you want to know how things really work?" From answers to what may be kept: sums of at least
/// the smallest group, and never so near all that each answer can be told (F13). The ambassadors are chosen before the answers
/// are thrown away (F12).</summary>
public static class Nominations
{
    public const int MostNames = 3;

    /// <summary>A few of a hundred, and never fewer than two.</summary>
    public static int AmbassadorsFor(int people) => Math.Max(2, (int)Math.Round(people * .04, MidpointRounding.AwayFromZero));

    /// <param name="answers">Whom each answer names.</param>
    /// <param name="smallest">The organisation's smallest group.</param>
    /// <param name="managersToo">Whether managers may be ambassadors: the line reaches everyone already.</param>
    public static NominationResult Sum(IReadOnlyList<IReadOnlyCollection<PersonId>> answers, IReadOnlyCollection<Nominee> nominees, int smallest, int ambassadors, bool managersToo)
    {
        var by = NamedBy(answers);
        var namedBy = nominees.Where(one => !one.IsAlone).Select(one => (Nominee: one, By: by.GetValueOrDefault(one.Person, [])))
            .Where(one => Kept(one.By.Count, answers.Count, smallest) is not null).OrderByDescending(one => one.By.Count).ThenBy(one => one.Nominee.Person.Value).ToList();
        var able = namedBy.Where(one => managersToo || !one.Nominee.IsManager).ToList();
        var choice = Ambassadors.Choose([.. able.Select(one => one.By)], Math.Max(1, ambassadors)).Value;
        var chosen = choice.Chosen.Select(at => able[at].Nominee.Person).ToHashSet();
        var reached = chosen.Count == 0 ? null : Kept(choice.Reached, answers.Count, smallest);
        return new(answers.Count, [.. namedBy.Select(one => SumOf(one.Nominee, Kept(one.By.Count, answers.Count, smallest)!.Value, chosen))], reached?.Number, reached?.OrMore ?? false);
    }

    /// <summary>Sums that were counted elsewhere: whom each answer named is not known, so what the ambassadors reach together is not
    /// either. They are those most named, one in each unit before a second in any.</summary>
    /// <param name="units">Where each works; null where it is not known.</param>
    public static NominationResult FromSums(IReadOnlyDictionary<PersonId, int> named, int answers, IReadOnlyCollection<Nominee> nominees, IReadOnlyDictionary<PersonId, UnitId?> units, int smallest, int ambassadors, bool managersToo)
    {
        var kept = nominees.Where(one => !one.IsAlone && named.ContainsKey(one.Person)).Select(one => (Nominee: one, Kept: Kept(named[one.Person], answers, smallest)))
            .Where(one => one.Kept is not null).OrderByDescending(one => named[one.Nominee.Person]).ThenBy(one => one.Nominee.Person.Value).ToList();
        var chosen = kept.Where(one => managersToo || !one.Nominee.IsManager).GroupBy(one => units.GetValueOrDefault(one.Nominee.Person)).SelectMany(unit => unit.Select((one, place) => (one.Nominee.Person, Place: place)))
            .OrderBy(one => one.Place).ThenByDescending(one => named[one.Person]).Take(Math.Max(1, ambassadors)).Select(one => one.Person).ToHashSet();
        return new(answers, [.. kept.Select(one => SumOf(one.Nominee, one.Kept!.Value, chosen))], null, false);
    }

    private static NominationSum SumOf(Nominee nominee, (int Number, bool OrMore) kept, HashSet<PersonId> chosen) =>
        new(nominee.Person, kept.Number, kept.OrMore, chosen.Contains(nominee.Person));

    private static Dictionary<PersonId, List<int>> NamedBy(IReadOnlyList<IReadOnlyCollection<PersonId>> answers) =>
        answers.SelectMany((answer, at) => answer.Distinct().Select(person => (person, at))).GroupBy(one => one.person).ToDictionary(one => one.Key, one => one.Select(pair => pair.at).ToList());

    /// <summary>The number that may be kept: at least the smallest group did, and at least as many did not or cannot be told.</summary>
    private static (int Number, bool OrMore)? Kept(int named, int answers, int smallest)
    {
        var most = answers - smallest;
        var number = Math.Min(named, most);
        return named < smallest || number < smallest ? null : (number, named > most);
    }
}
