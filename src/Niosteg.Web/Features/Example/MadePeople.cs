using System.Globalization;
using System.Text;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Features.Example;

/// <summary>Somebody with the seat that is theirs now, or was theirs last.</summary>
internal sealed record MadePerson(Person Person, MadeSeat Seat, string Key, ExamplePerson? Pinned)
{
    public bool HasLeft => Pinned?.LeftDaysAgo is not null;
}

/// <summary>Everyone who works, has worked or will work in the example, in a line up to the top.</summary>
internal sealed record MadePeople(MadePerson[] All, LineLink[] Links, Assignment[] Assignments)
{
    public static MadePeople Make(ExampleContent content, MadeTree tree, ExampleLot lot, DateOnly today)
    {
        var named = new Naming(content, lot);
        var people = new List<MadePerson>();
        foreach (var seat in tree.Seats)
        {
            var pinned = content.Story.People.Where(p => p.LeftDaysAgo is null && named.SitsFirstIn(seat, p, tree)).ToArray();
            for (var n = 0; n < seat.Words.Count; n++)
                people.Add(Person(seat, $"{seat.Key}/{n}", n < pinned.Length ? pinned[n] : null, named, lot, today));
        }
        foreach (var gone in content.Story.People.Where(p => p.LeftDaysAgo is not null))
            people.Add(Person(tree.Seats.First(s => named.SitsFirstIn(s, gone, tree)), $"left/{gone.Name}", gone, named, lot, today));

        var links = Line(people, tree);
        return new([.. people], links, [.. people.SelectMany(p => Placements(p, tree, lot, today))]);
    }

    private static MadePerson Person(MadeSeat seat, string key, ExamplePerson? pinned, Naming named, ExampleLot lot, DateOnly today)
    {
        var (given, family) = pinned is null ? named.Draw(key) : (pinned.Given, pinned.Family);
        var person = new Person(new(lot.Id("person/" + key)), given, family, named.Mail(given, family), named.NextNumber());
        var draws = lot.For("employment/" + key);
        var years = pinned?.RetiresInDays is not null ? draws.Between(18, 36) : Math.Min(draws.Between(0, 30), draws.Between(0, 30));
        var starts = pinned?.StartsInDays is { } soon ? today.AddDays(soon) : today.AddDays(-years * 365 - draws.Between(45, 410));
        DateOnly? ends = pinned?.LeftDaysAgo is { } ago ? today.AddDays(-ago)
            : pinned?.RetiresInDays is { } later ? today.AddDays(later)
            : draws.Happens(0.03) ? today.AddDays(draws.Between(40, 330)) : null;
        person.WorksBetween(starts, ends);
        person.Protect(pinned?.IsProtected ?? false);
        return new(person, seat, key, pinned);
    }

    /// <summary>Everyone answers to the nearest manager upwards in the tree; a manager to the next one up.</summary>
    private static LineLink[] Line(List<MadePerson> people, MadeTree tree)
    {
        var managers = people.Where(p => p.Seat.Words.Manager).ToDictionary(p => p.Seat.Words.Unit);
        var links = new List<LineLink>();
        foreach (var person in people)
        {
            var line = tree.UnitAndAbove[person.Seat.Words.Unit].Where(managers.ContainsKey).Select(u => managers[u].Person)
                .Where(m => m != person.Person).ToArray();
            if (line.Length > 0) person.Person.ReportTo(line[0].Id, line.Select(m => m.Id).ToHashSet());
            links.Add(new(person.Person.Id, person.Person.Id, 0));
            links.AddRange(line.Select((manager, i) => new LineLink(manager.Id, person.Person.Id, i + 1)));
        }
        return [.. links];
    }

    private static IEnumerable<Assignment> Placements(MadePerson person, MadeTree tree, ExampleLot lot, DateOnly today)
    {
        var draws = lot.For("placement/" + person.Key);
        var (id, from, to) = (person.Person.Id, person.Person.StartsOn!.Value, person.Person.EndsOn);
        var elsewhere = tree.Seats.Where(s => s.Words.Profile is not null && s.Words.Profile == person.Seat.Words.Profile && s.Words.Unit != person.Seat.Words.Unit).ToArray();

        if (elsewhere.Length > 0 && !person.HasLeft && from < today.AddDays(-900) && draws.Happens(0.2))
        {
            var moved = today.AddDays(-draws.Between(60, 800));
            yield return new(new(lot.Id($"assignment/{person.Key}/before")), id, draws.Pick(elsewhere).Position.Id, from, moved.AddDays(-1));
            from = moved;
        }
        yield return new(new(lot.Id($"assignment/{person.Key}")), id, person.Seat.Position.Id, from, to);
        if (person.Pinned?.AlsoIn is { } unit)
            yield return new(new(lot.Id($"assignment/{person.Key}/also")), id, elsewhere.First(s => s.Words.Unit == unit).Position.Id, today.AddDays(-200));
    }

    /// <summary>Gives out names, addresses and numbers, each once.</summary>
    private sealed class Naming(ExampleContent content, ExampleLot lot)
    {
        private readonly HashSet<string> _taken = [.. content.Story.People.Select(p => p.Name)];
        private readonly HashSet<string> _mails = [];
        private int _number = 10_000;

        public string NextNumber() => (++_number).ToString(CultureInfo.InvariantCulture);

        public (string Given, string Family) Draw(string key)
        {
            var draws = lot.For("name/" + key);
            while (true)
            {
                var (given, family) = (draws.Pick(content.Names.Given), draws.Pick(content.Names.Surnames));
                if (_taken.Add($"{given} {family}")) return (given, family);
            }
        }

        public string Mail(string given, string family)
        {
            var local = Plain($"{given}.{family}");
            for (var n = 2; !_mails.Add(local); n++) local = Plain($"{given}.{family}{n}");
            return $"{local}@{content.Organisation.Mail}";
        }

        /// <summary>A seat may stand at several sites in one unit; a pinned person sits in the first of them.</summary>
        public bool SitsFirstIn(MadeSeat seat, ExamplePerson person, MadeTree tree) =>
            seat == tree.Seats.FirstOrDefault(s => s.Words.Unit == person.Unit && s.Words.Title.Sv == person.Title);

        private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'));
    }
}
