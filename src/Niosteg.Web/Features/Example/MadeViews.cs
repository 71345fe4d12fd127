using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>Assessments as a real organisation has them: some units have not begun, some did it long ago, own view and
/// manager's view differ, some could not be observed, some notes were written.</summary>
internal sealed class MadeViews(ExampleContent content, MadeTree tree, MadePeople people, MadeCompetencies competencies, ExampleLot lot, DateTime now)
{
    /// <summary>How often the same note may stand: more would look copied.</summary>
    private const int NoteUses = 2;

    private readonly Dictionary<string, ExampleProfile> _profiles = content.Profiles.Profiles.ToDictionary(p => p.Key);
    private readonly Dictionary<PersonId, AccountId> _accounts = people.All.Where(p => p.Pinned?.Account is not null)
        .ToDictionary(p => p.Person.Id, p => new AccountId(lot.Id("account/" + p.Pinned!.Account)));
    private readonly Dictionary<ExampleNote, int> _noteUses = [];
    private readonly List<Assessment> _views = [];

    /// <summary>How far a person has come in being assessed.</summary>
    private enum Reached { Nothing, Self, Both, Agreed }

    public Assessment[] Make()
    {
        foreach (var person in people.All) Assess(person);
        return [.. _views];
    }

    private void Assess(MadePerson person)
    {
        if (person.Seat.Words.Profile is not { } profile || person.HasLeft || person.Person.StartsOn > DateOnly.FromDateTime(now).AddDays(-40)) return;
        var draws = lot.For("views/" + person.Key);
        var reached = HowFar(person, draws);
        var lift = draws.Around(0.45) - 0.1;
        var round = RoundOf(person.Seat.Words.Unit).AddDays(draws.Between(-12, 13));

        foreach (var requirement in _profiles[profile].Requirements)
        {
            var mark = content.Story.Marks.FirstOrDefault(m => m.Person == person.Person.DisplayName && m.Competency == requirement.Competency);
            if (mark is not null)
                Give(person, mark.Competency, mark.Kind, mark.Level, now.Date.AddDays(-mark.DaysAgo).AddHours(9), mark.Note);
            else
                Views(person, requirement, reached, lift, round, lot.For($"views/{person.Key}/{requirement.Competency}"));
        }
    }

    private Reached HowFar(MadePerson person, ExampleDraws draws)
    {
        if (person.Pinned?.AwaitsManager == true) return Reached.Self;
        if (person.Pinned is { Account: not null } or { RetiresInDays: not null }) return Reached.Agreed;
        if (content.Story.NotYetAssessed.Contains(person.Seat.Words.Unit)) return draws.Happens(0.3) ? Reached.Self : Reached.Nothing;
        return draws.Between(0, 100) switch { < 8 => Reached.Nothing, < 20 => Reached.Self, < 34 => Reached.Both, _ => Reached.Agreed };
    }

    private void Views(MadePerson person, ExampleRequirement requirement, Reached reached, double lift, DateTime round, ExampleDraws draws)
    {
        var (competency, unit) = (requirement.Competency, person.Seat.Words.Unit);
        var does = requirement.Level + lift + Leaning(unit, competency) + draws.Around(0.5);
        // A level above what the job asks for happens; two above would be another job.
        var most = Math.Min(Cap(unit, competency), requirement.Level + 1);
        var managers = draws.Happens(0.07) ? null : Level(competency, Math.Min(does + draws.Around(0.3), most));
        var own = draws.Happens(0.04) ? null : Level(competency, does + 0.15 + draws.Around(0.6));
        var skipped = draws.Happens(0.06);
        var earlier = draws.Happens(0.3);

        if (reached == Reached.Nothing || skipped) return;
        if (earlier && reached == Reached.Agreed && person.Person.StartsOn < DateOnly.FromDateTime(round).AddDays(-900))
            Give(person, competency, AssessmentKind.Agreed, Level(competency, Math.Min(does - 0.7, most)), round.AddDays(-draws.Between(700, 800)), null);
        Give(person, competency, AssessmentKind.Self, own, round.AddHours(1), Note(competency, own, AssessmentKind.Self, draws));
        if (reached == Reached.Self) return;
        Give(person, competency, AssessmentKind.Manager, managers, round.AddDays(6), Note(competency, managers, AssessmentKind.Manager, draws));
        if (reached == Reached.Both || managers is null) return;
        var agreed = Agreed(own, managers.Value, most, draws);
        Give(person, competency, AssessmentKind.Agreed, agreed, round.AddDays(20), Note(competency, agreed, AssessmentKind.Agreed, draws));
    }

    /// <summary>Mostly the manager's view stands after the talk; when they were far apart they met between.</summary>
    private static int Agreed(int? own, int managers, int most, ExampleDraws draws)
    {
        if (own is null || own == managers) return managers;
        if (Math.Abs(own.Value - managers) > 1) return Math.Min((own.Value + managers) / 2, most);
        return draws.Happens(0.7) ? managers : Math.Min(own.Value, most);
    }

    private void Give(MadePerson person, string competency, AssessmentKind kind, int? level, DateTime at, string? note)
    {
        if (kind == AssessmentKind.Agreed && level is null) return;
        var by = kind == AssessmentKind.Self ? person.Person.Id : person.Person.ManagerId;
        _views.Add(Assessment.Give(new(lot.Id($"view/{person.Key}/{competency}/{kind}/{(now.Date - at.Date).Days}")), person.Person.Id,
            competencies.ByKey[competency].Id, kind, level, competencies.Scale.Top, note, at,
            by is { } who && _accounts.TryGetValue(who, out var account) ? account : null).Value);
    }

    private int? Level(string competency, double does) =>
        competencies.DescribedAtMost(competency, Math.Clamp((int)Math.Round(does, MidpointRounding.AwayFromZero), 0, competencies.Scale.Top));

    private double Leaning(string unit, string competency) => content.Story.Leanings
        .Where(l => l.Competency == competency && tree.UnitAndAbove[unit].Contains(l.Unit)).Sum(l => l.By);

    private int Cap(string unit, string competency) => content.Story.Caps
        .FirstOrDefault(c => c.Unit == unit && c.Competency == competency)?.Most ?? competencies.Scale.Top;

    /// <summary>When the unit last went through it, counted back from today.</summary>
    private DateTime RoundOf(string unit) => now.Date.AddHours(8)
        .AddDays(content.Story.AssessedLongAgo.Contains(unit) ? -830 : -lot.For("round/" + unit).Between(45, 300));

    private string? Note(string competency, int? level, AssessmentKind kind, ExampleDraws draws)
    {
        var wants = draws.Happens(0.5);
        var note = content.Story.Notes.FirstOrDefault(n => n.Competency == competency && n.Level == level && n.Kind == kind
            && _noteUses.GetValueOrDefault(n) < NoteUses);
        if (!wants || note is null) return null;
        _noteUses[note] = _noteUses.GetValueOrDefault(note) + 1;
        return note.Text;
    }
}
