using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Example;

/// <summary>The time frame of an example initiative: the plan as it was promised at the start, and what came true until today.</summary>
internal static class MadeSchedule
{
    private const string Leader = "Ingrid Sandberg";
    private const int InARoom = 3;

    /// <summary>One for each initiative, with times booked and asked about in the one that runs.</summary>
    /// <param name="rows">The initiatives' own rows, and who takes part.</param>
    /// <param name="seats">Everyone's seats, which say how many sites there are.</param>
    public static IReadOnlyList<object> MakeAll(ExampleLot lot, IReadOnlyList<object> rows, IReadOnlyDictionary<ProfileId, LocalText> titles, IReadOnlyList<Position> seats, DateTime now)
    {
        var all = rows.OfType<Initiative>().ToList();
        return [.. all.SelectMany((one, at) =>
        {
            var profiles = ProfilesOf(rows, one.Id);
            var sites = seats.Where(seat => seat.ProfileId is { } profile && profiles.Contains(profile)).Select(seat => seat.SiteId).OfType<SiteId>().Distinct().Count();
            Guid[] people = [.. rows.OfType<InitiativeMember>().Where(m => m.InitiativeId == one.Id && (m.Roles & Independence.Writing) != 0).Select(m => m.PersonId.Value)];
            // The one that runs was planned before anybody was chosen, with a workshop of three for each profile at each site.
            var taking = at == all.Count - 1 ? profiles.Count * sites * InARoom : people.Length;
            var answers = new ScheduleAnswers(profiles.Count, sites, taking, Busyness.Usual, one.StartsOn, one.Deadline, profiles.Count);
            var made = Make(lot, one, answers, [.. profiles.Select(profile => titles[profile])], Leader, now);
            var lines = made.OfType<ScheduleActivity>().ToList();
            return made.Concat(at == all.Count - 1 ? Times(lot, one.Id, lines, people, now) : Held(lot, one.Id, lines, people));
        })];
    }

    /// <summary>The day each profile was sealed, as the plans tell it.</summary>
    public static IReadOnlyDictionary<ProfileId, DateOnly> SealedOn(IReadOnlyList<object> rows, IReadOnlyList<object> schedules) =>
        (from line in schedules.OfType<ScheduleActivity>()
         where line is { Kind: ActivityKind.Sealing, FinishedOn: not null }
         select (Profile: ProfilesOf(rows, line.InitiativeId)[line.Profile - 1], Day: line.FinishedOn!.Value)).ToDictionary(sealing => sealing.Profile, sealing => sealing.Day);

    /// <summary>In the order in which the plan counts them.</summary>
    public static List<ProfileId> ProfilesOf(IReadOnlyList<object> rows, InitiativeId id) =>
        [.. rows.OfType<InitiativeProfile>().Where(p => p.InitiativeId == id).Select(p => p.ProfileId).OrderBy(p => p.Value)];

    /// <summary>The workshops that were held, on the day each was through.</summary>
    private static IEnumerable<object> Held(ExampleLot lot, InitiativeId id, IReadOnlyList<ScheduleActivity> lines, Guid[] people)
    {
        string[] places = ["Lövsta centrum", "Norrby", "Österlund"];
        return lines.Where(line => line is { Kind: ActivityKind.Workshops, FinishedOn: not null }).Select((line, at) => BookedTime.Book(new(lot.Id($"held/{id}/{line.Key}")), id,
            $"Workshop: {line.Name.Sv!.Split(": ")[^1]}", Texts.StartOf(line.FinishedOn!.Value).AddHours(at % 2 == 0 ? 9 : 13), 90, places[at % places.Length],
            [.. people.Skip(at).Take(8)], Texts.StartOf(line.FinishedOn.Value).AddDays(-21)).Value);
    }

    /// <summary>A workshop that is booked, one that was cancelled, and a question that some have answered: of those the plan has left.</summary>
    private static IEnumerable<object> Times(ExampleLot lot, InitiativeId id, IReadOnlyList<ScheduleActivity> lines, Guid[] people, DateTime now)
    {
        var calendar = new WorkingCalendar(CalendarRules.Start);
        DateTime At(int place, int hour) => Texts.StartOf(calendar.DayAt(DateOnly.FromDateTime(now), place)).AddHours(hour);
        var left = lines.Where(line => line is { Kind: ActivityKind.Workshops, FinishedOn: null }).Concat(lines.Where(line => line.Kind == ActivityKind.Workshops).TakeLast(2))
            .Select(line => $"Workshop: {line.Name.Sv!.Split(": ")[^1]}").ToList();
        var booked = BookedTime.Book(new(lot.Id("booked/1")), id, left[0], At(6, 9), 90, "Lövsta centrum", people, now.AddDays(-9)).Value;
        var cancelled = BookedTime.Book(new(lot.Id("booked/2")), id, left[1], At(8, 13), 90, "Norrby", people, now.AddDays(-9)).Value;
        cancelled.Cancel(now.AddDays(-2));
        var poll = TimePoll.Ask(new(lot.Id("poll/1")), id, left[1], "Norrby", 90, 1, 1,
            [.. Enumerable.Range(9, 4).SelectMany(place => new[] { At(place, 9), At(place, 13) })], now.AddDays(-2)).Value;
        var answers = people.Select((person, at) =>
        {
            var answer = new TimeAnswer(poll.Id, new(person), lot.Id($"answer/{person}").ToString("N"), poll.Times.Count);
            var draws = lot.For($"marks/{person}");
            if (at > 0) _ = answer.Mark([.. poll.Times.Select(_ => draws.Happens(.6) ? Availability.Can : draws.Happens(.5) ? Availability.RatherNot : Availability.Cannot)], now.AddDays(-1));
            return answer;
        });
        return [booked, cancelled, poll, .. answers];
    }

    private static IReadOnlyList<object> Make(ExampleLot lot, Initiative initiative, ScheduleAnswers answers, IReadOnlyList<LocalText> profiles, string leader, DateTime now)
    {
        var (id, today) = (initiative.Id, DateOnly.FromDateTime(now));
        var begunAt = answers.StartsOn.ToDateTime(new(9, 0), DateTimeKind.Utc);
        var schedule = Schedule.Begin(id, answers, BitConverter.ToInt64(lot.Id($"seed/{id}").ToByteArray()), begunAt).Value;
        ScheduleActivity[] activities = [.. Planner.Make(answers, schedule.Assumptions).Value
            .Select((line, place) => new ScheduleActivity(new(lot.Id($"activity/{id}/{line.Key}")), id, line, NameOf(line, profiles), place))];
        var promised = PlanForecast.Of(new(PlanTasks.Of(activities), answers.StartsOn, answers.StartsOn, schedule.Calendar, schedule.Assumptions.SharedLuckPercent,
            new Dictionary<ActivityKind, IReadOnlyList<double>>(), (ulong)schedule.Seed), movers: false).Value;
        schedule.Promise(promised, activities, leader, answers.StartsOn.ToDateTime(new(13, 0), DateTimeKind.Utc));
        ComeTrue(lot, activities, answers.StartsOn, new WorkingCalendar(schedule.Calendar), today);
        return [schedule, .. activities];
    }

    /// <summary>Each begins the day after the last it waits for, and lasts as the lot says; what lies ahead of today has not happened.</summary>
    private static void ComeTrue(ExampleLot lot, ScheduleActivity[] activities, DateOnly start, WorkingCalendar calendar, DateOnly today)
    {
        var ended = new Dictionary<string, DateOnly>();
        foreach (var one in activities)
        {
            var begins = one.After.Count == 0 ? calendar.FirstFrom(start) : one.After.All(ended.ContainsKey) ? calendar.FirstFrom(one.After.Max(key => ended[key]).AddDays(1)) : DateOnly.MaxValue;
            if (begins > today) continue;
            var share = lot.For($"lasts/{one.Id}").Between(5, 96) / 100.0;
            var lasts = share < .5 ? one.Low + (one.Likely - one.Low) * 2 * share : one.Likely + (one.High - one.Likely) * (share - .5) * 1.2;
            var ends = calendar.DayAt(begins, Math.Max(0, (int)Math.Ceiling(lasts) - 1));
            if (ends <= today) ended[one.Key] = ends;
            _ = one.Happened(begins, ends <= today ? ends : null, today);
        }
    }

    private static LocalText NameOf(PlannedActivity line, IReadOnlyList<LocalText> profiles)
    {
        string In(Language language) => Texts.In(language)["schedule.kind." + line.Kind] + (line.Profile == 0 ? "" : ": " + profiles[(line.Profile - 1) % profiles.Count].For(language));
        return LocalText.Both(In(Language.Sv), In(Language.En));
    }
}
