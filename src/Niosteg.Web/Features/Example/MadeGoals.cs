using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>What the two initiatives are to achieve, who answers for it, and which competencies carry it.</summary>
internal sealed class MadeGoals(MadePeople people, MadeCompetencies competencies, ExampleLot lot, DateTime now)
{
    private sealed record Words(string Key, string Owner, int Days, GoalWording Wording, string Carries, string Helps, string Little = "", string Nothing = "");

    private static readonly Words[] First =
    [
        new("fall", "Maryam Haddad", 420, new("se risken för fall och göra något åt den samma dag", "personalen på boendena", "antalet fall i månaden",
            StartValue: 9, TargetValue: 4, Unit: "fall", Decision: "Vi anställer för omvårdnad och förflyttning före datorvana, och lär ut förflyttning till alla nya."),
            "omvardnad forflyttning halsobedomning", "demens lakemedel samverkan", "dokumentation", "budgetansvar"),
        new("trygghet", "Ingrid Sandberg", 300, new("bemöta oro så att den som är orolig blir lugn", "alla som möter invånarna", "andelen som känner sig trygga i enkäten",
            StartValue: 71, TargetValue: 82, Unit: "%", Decision: "Bemötande vägs in när vi anställer, inte bara behörighet."),
            "bemotande samtalsmetodik", "demens vardnadshavare barn-behov sekretess", "specialkost"),
        new("beslut", "Selam Ekström", 360, new("fatta beslut som håller första gången", "handläggarna", "andelen beslut som ändras efter överklagan",
            StartValue: 14, TargetValue: 6, Unit: "%", Decision: "Den som börjar får en mentor i utredning i stället för en kursdag till."),
            "utredning bedomning-beslut socialratt", "dokumentation sekretess barnperspektiv", "planering"),
    ];

    private static readonly Words[] Second =
    [
        new("ledtid", "Johan Lindqvist", 260, new("ge besked om bygglov inom fem veckor", "bygglovsenheten", "tiden från ansökan till beslut",
            StartValue: 9, TargetValue: 5, Unit: "veckor", Decision: "Nästa tjänst på bygglov blir en handläggare och inte en samordnare."),
            "plan-bygg bedomning-beslut", "utredning skriva-klart digitala-verktyg", "samverkan", "felsokning"),
        new("digitalt", "Lars Nyström", 330, new("lösa sitt ärende utan att ringa", "invånarna", "andelen ärenden som görs klara på nätet",
            StartValue: 38, TargetValue: 60, Unit: "%", Decision: "Pengarna går till tjänster som är testade med invånare först."),
            "programmering kravdialog testning", "skriva-klart forbattring projektstyrning", "kommunikationsplan"),
        new("avtal", "Gunilla Mattsson", 200, new("köpa på avtal som följs upp", "de som beställer", "andelen inköp utanför avtal", TargetValue: 5, Unit: "%"),
            "upphandling avtalsuppfoljning", "kravdialog budgetansvar"),
    ];

    /// <summary>How the leaders split their points over each initiative's goals.</summary>
    private static readonly int[][] FirstPoints = [[60, 25, 15], [50, 30, 20], [20, 40, 40], [45, 35, 20], [40, 20, 40], [55, 30, 15]],
        SecondPoints = [[50, 40, 10], [30, 50, 20], [45, 30, 25], [60, 25, 15], [40, 45, 15]];

    /// <summary>How far a goal had come one day, and how sure its owner was.</summary>
    private sealed record Said(double Share, int Sure, string? Why, int Days);

    public object[] Make() =>
    [
        .. Of(MadeInitiatives.First, First, new(45, 15, 25, 15), "Löner, tester av personlighet och ny organisation.", FirstPoints, TriedAndSaid),
        .. Of(MadeInitiatives.Second, Second, new(50, 30, 0, 20), "Vilka it-system vi köper. Det avgörs i sin egen ordning.", SecondPoints, TriedAndBegun),
    ];

    /// <summary>The first initiative's goals were tried backwards, and each is checked in on every quarter.</summary>
    private IEnumerable<object> TriedAndSaid(InitiativeGoal goal) =>
    [
        .. Tried(goal, goal.Place != 2, true, goal.Place == 1),
        .. Spoken(goal, new(.1, 7, null, -62), new(.3, goal.Place == 3 ? 4 : 7, goal.Place == 3 ? "Två handläggare är borta till hösten." : null, -4)),
    ];

    /// <summary>The second's too, but the third would have changed nothing and is not checked in on yet.</summary>
    private IEnumerable<object> TriedAndBegun(InitiativeGoal goal) => goal.Place switch
    {
        1 => [.. Tried(goal, true, true, false), .. Spoken(goal, new Said(.25, 7, null, -40))],
        2 => [.. Tried(goal, false, true, null), .. Spoken(goal, new(.1, 6, null, -40), new(.2, 4, "Två tjänster väntar på ett nytt sätt att logga in.", -5))],
        _ => Tried(goal, false, false, false),
    };

    private IEnumerable<object> Tried(InitiativeGoal goal, bool? hire, bool? course, bool? promotion)
    {
        foreach (var (kind, changes) in BackwardsTest.Kinds.Zip([hire, course, promotion]))
            yield return GoalDecision.Of(goal, kind, Decided[(int)kind - 1], changes, changes == true && kind == DecisionKind.Course ? "Vi lät några gå bredvid dem som kan." : null, now.Date.AddDays(-94)).Value;
    }

    private IEnumerable<object> Spoken(InitiativeGoal goal, params Said[] said)
    {
        var start = now.Date.AddDays(-90);
        yield return CheckInRhythm.Set(goal.Id, CheckInPace.Quarterly, new DateOnly(start.Year, start.Month, 1).AddMonths(1), start).Value;
        foreach (var (share, sure, why, days) in said)
        {
            var value = Math.Round(goal.StartValue!.Value + share * (goal.TargetValue!.Value - goal.StartValue.Value));
            yield return GoalCheckIn.Say(lot.Id($"check-in/{goal.Id}/{days}"), goal.Id, value, sure, why, now.Date.AddDays(days).AddHours(9)).Value;
        }
    }

    private static readonly string[] Decided =
    [
        "Ni anställde den som hade jobbat längst.",
        "Pengarna räckte till en kurs. Ni tog den som flest ville gå.",
        "Ni valde den till gruppledare som kunde sitt ämne bäst.",
    ];

    private IEnumerable<object> Of(string initiative, Words[] words, PurposeShares shares, string isOut, int[][] points, Func<InitiativeGoal, IEnumerable<object>> lived)
    {
        var id = MadeInitiatives.IdOf(lot, initiative);
        var frame = new GoalFrame(id);
        frame.Set(shares, isOut);
        InitiativeGoal[] goals = [.. words.Select((one, at) => GoalOf(id, initiative, one, at + 1))];
        var room = initiative == MadeInitiatives.First ? "goal-weighing" : "goal-weighing/" + initiative;
        var weighing = KeptWeighing.Keep(lot.Id(room), id, (new(lot.Id(room + "/room")), 1, points.Length), [.. goals.Select(g => g.Id)], points, now.Date.AddDays(-95)).Value;
        foreach (var (goal, weight) in goals.Zip(weighing.Result.Goals)) goal.Weigh(weight.Weight);
        // What was looked at for one goal was looked at for all: what is not named does nothing for it.
        string[] keys = [.. words.SelectMany(Named).Distinct()];
        return [frame, .. goals, .. goals.Zip(words).SelectMany(one => keys.Select(key => GoalTie.Of(one.First.Id, competencies.ByKey[key].Id, StrengthOf(one.Second, key)).Value)), weighing, .. goals.SelectMany(lived)];
    }

    private InitiativeGoal GoalOf(InitiativeId id, string initiative, Words goal, int place)
    {
        var owner = people.All.First(p => p.Person.DisplayName == goal.Owner && !p.HasLeft).Person.Id;
        var wording = goal.Wording with { By = DateOnly.FromDateTime(now).AddDays(goal.Days) };
        return InitiativeGoal.Write(new(lot.Id($"goal/{initiative}/{goal.Key}")), id, place, wording, owner, now.Date.AddDays(-100)).Value;
    }

    private static IEnumerable<string> Named(Words goal) => $"{goal.Carries} {goal.Helps} {goal.Little} {goal.Nothing}".Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int StrengthOf(Words goal, string key) =>
        goal.Carries.Split(' ').Contains(key) ? 9 : goal.Helps.Split(' ').Contains(key) ? 3 : goal.Little.Split(' ').Contains(key) ? 1 : 0;
}
