using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

internal static class GoalsApi
{
    public static void MapGoalsApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/initiatives/{id:guid}/goals.docx", Sheet).WithTags("Goals").WithName("ExportGoalSheet").WithSummary("The goal sheet as a Word document");
        app.MapGet("/initiatives/{id:guid}/goals.pdf", Paper).WithTags("Goals").WithName("PrintGoalSheet").WithSummary("The goal sheet as it is printed");
        app.MapGet("/initiatives/{id:guid}/goals.svg", Picture).WithTags("Goals").WithName("DrawGoalSheet").WithSummary("The goal sheet as a picture that carries its font");
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/goals").WithTags("Goals");
        group.MapGet("", Read).WithName("ListGoals").WithSummary("An initiative's goals with their weights and the questions about them, its purposes and what is out");
        group.MapPost("", Add).WithName("AddGoal").WithSummary("Write a goal");
        group.MapPost("/notes", Notes).WithName("ReadGoalNotes").WithSummary("The questions about a goal as it stands, without saving it");
        app.MapPost("/initiatives/{id:guid}/goals/notes", NotesAsPage).WithTags("Goals").WithName("ShowGoalNotes").WithSummary("The same, as the part of the page that shows them");
        group.MapPut("/{goal:guid}", Change).WithName("ChangeGoal").WithSummary("Reword a goal");
        group.MapPost("/retirement", Retire).WithName("RetireGoal").WithSummary("Take a goal off the sheet, or put it back");
        group.MapPut("/frame", Frame).WithName("FrameGoals").WithSummary("Set the four purposes and what is out; true when the points were scaled to 100");
        group.MapGet("/ties", Ties).WithName("ListGoalTies").WithSummary("The competencies of the initiative's profiles beside its goals, with what they weigh");
        group.MapPut("/{goal:guid}/ties", Tie).WithName("TieGoal").WithSummary("Say what competencies do for a goal: 9, 3, 1, 0, or null when nobody has looked");
        group.MapGet("/weighing", Weighing).WithName("ReadGoalWeighing").WithSummary("How the goals were weighed: the weights in use, and what the newest room revealed");
        group.MapGet("/backwards", Backwards).WithName("ReadBackwardsTest").WithSummary("Three decisions a goal a year from now, and which of them the goal would have changed");
        group.MapPut("/{goal:guid}/backwards", Try).WithName("AnswerBackwardsTest").WithSummary("Say which decisions a goal would have changed: true, false, or null while nobody has said");
        group.MapPost("/drafts", Drafts).WithName("FindGoalDrafts").WithSummary("Sentences of a text that look like goals, or the goals of another initiative; nothing is kept");
        group.MapPost("/drafts/taken", TakeDrafts).WithName("TakeGoalDrafts").WithSummary("Make drafts goals, all or none; how many");
        group.MapGet("/choice", Choice).WithName("ReadGoalChoice").WithSummary("The goals four at a time, for choosing the most and the least important of each set");
        group.MapPost("/choice", Rank).WithName("RankGoals").WithSummary("The goals in the order that best and worst of each set give; nothing is kept");
        group.MapPost("/choice/kept", KeepChosen).WithName("KeepChosenGoals").WithSummary("Take those goals off the sheet that were chosen between and are not kept; how many");
        group.MapPost("/choice/put-back", PutBack).WithName("PutBackChosenGoals").WithSummary("Put goals back that were laid aside together, all or none");
        group.MapGet("/choice/together", Together).WithName("ReadGroupChoice").WithSummary("What came out when people chose among the goals alone, in a room, and revealed together");
        group.MapPost("/{goal:guid}/joining", Join).WithName("JoinGoals").WithSummary("Make one goal of two; those two leave the sheet as they stand");
        group.MapPost("/{goal:guid}/splitting", Split).WithName("SplitGoal").WithSummary("Make two goals of one; that one leaves the sheet as it stands");
        group.MapPost("/parting/taken-back", TakeBack).WithName("TakeBackParting").WithSummary("Take a joining or a splitting back");
        group.MapGet("/{goal:guid}/check-ins", CheckIns).WithName("ReadGoalCheckIns").WithSummary("Where a goal stood each time its owner said, how far it has come, and when it is asked next");
        group.MapPost("/{goal:guid}/check-ins", Say).WithName("CheckInOnGoal").WithSummary("Say where a goal stands and how sure one is, 1 to 10; below 5 it must be explained");
        group.MapPut("/{goal:guid}/check-ins", Rhythm).WithName("SetCheckInRhythm").WithSummary("Set, change or end how often a goal's owner checks in; mail and calendar follow");
        group.MapPost("/{goal:guid}/check-ins/link", NewLink).WithName("ChangeCheckInLink").WithSummary("Give a goal's owner a new link and mail it; the old one stops at once");
        var own = app.MapGroup("/api/v1/check-in/{token}").AllowAnonymous().WithTags("Goals");
        own.MapGet("", ReadOwn).WithName("ReadOwnCheckIn").WithSummary("The goal that its owner is asked about, by the owner's own link");
        own.MapPost("", SayOwn).WithName("SayOwnCheckIn").WithSummary("Say where the goal stands by the owner's own link");
        app.MapGet("/initiatives/{id:guid}/goals/{goal:guid}/check-in.ics", CheckInFile).WithTags("Goals").WithName("ExportCheckIns").WithSummary("A goal's check-ins as a calendar file");
        group.MapPost("/weighing", Keep).WithName("KeepGoalWeighing").WithSummary("Take what the newest room revealed as the goals' weights; its last round, or the one named");
    }

    private static async Task<IResult> Sheet(Guid id, GoalsVerbs goals, BackwardsVerbs backwards, Texts texts, CancellationToken cancel)
    {
        var (read, tried) = (await goals.ReadAsync(id, cancel), await backwards.ReadAsync(id, cancel));
        return (read.Refusal ?? tried.Refusal) is { } refusal ? refusal.Problem() : TypedResults.Bytes(GoalSheetDocument.Of(read.Value, tried.Value, texts), DocxWriter.MediaType, $"{texts["kit.step.title.Goals"]} {read.Value.Initiative}.docx");
    }

    private static async Task<IResult> Paper(Guid id, GoalsVerbs goals, PagePrinting printing, HttpContext http, Texts texts)
    {
        var read = await goals.ReadAsync(id, http.RequestAborted);
        return read.Refusal is { } refusal ? refusal.Problem()
            : await printing.PrintAsync<GoalsPage>(http, new() { [nameof(GoalsPage.Id)] = id }, $"{texts["kit.step.title.Goals"]} {read.Value.Initiative}");
    }

    private static async Task<IResult> Picture(Guid id, GoalsVerbs goals, PictureFonts fonts, Texts texts, CancellationToken cancel)
    {
        var read = await goals.ReadAsync(id, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Text(fonts.In(GoalSheetPicture.Of(read.Value, texts)), GoalSheetPicture.MediaType);
    }

    private static async Task<Results<Ok<WeighView>, ProblemHttpResult>> Weighing(Guid id, GoalWeighVerbs weighing, CancellationToken cancel) => (await weighing.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<BackwardsView>, ProblemHttpResult>> Backwards(Guid id, BackwardsVerbs backwards, CancellationToken cancel) => (await backwards.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Try(Guid id, Guid goal, BackwardsInput input, BackwardsVerbs backwards, CancellationToken cancel) =>
        (await backwards.AnswerAsync(id, goal, input, cancel)).Answer();

    private static async Task<Results<Ok<CheckInView>, ProblemHttpResult>> CheckIns(Guid id, Guid goal, CheckInVerbs checkIns, CancellationToken cancel) => (await checkIns.ReadAsync(id, goal, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Say(Guid id, Guid goal, CheckInInput input, CheckInVerbs checkIns, CancellationToken cancel) =>
        (await checkIns.SayAsync(id, goal, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Rhythm(Guid id, Guid goal, RhythmInput input, CheckInVerbs checkIns, CancellationToken cancel) =>
        (await checkIns.SetAsync(id, goal, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> NewLink(Guid id, Guid goal, CheckInVerbs checkIns, CancellationToken cancel) => (await checkIns.ChangeLinkAsync(id, goal, cancel)).Answer();

    private static async Task<Results<Ok<CheckInLinkView>, ProblemHttpResult>> ReadOwn(string token, CheckInPhone phone, CancellationToken cancel) => (await phone.ReadAsync(token, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> SayOwn(string token, CheckInInput input, CheckInPhone phone, CancellationToken cancel) => (await phone.SayAsync(token, input, cancel)).Answer();

    private static async Task<IResult> CheckInFile(Guid id, Guid goal, CheckInVerbs checkIns, CancellationToken cancel)
    {
        var file = await checkIns.CalendarAsync(id, goal, cancel);
        return file.Refusal is { } refusal ? refusal.Problem() : TypedResults.Text(file.Value, CheckInCalendar.MediaType, System.Text.Encoding.UTF8);
    }

    private static async Task<Results<Ok<DraftsView>, ProblemHttpResult>> Drafts(Guid id, DraftTextInput input, GoalDraftVerbs drafts, CancellationToken cancel) =>
        (await drafts.ReadAsync(id, [], input.Text, input.From, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> TakeDrafts(Guid id, DraftsInput input, GoalDraftVerbs drafts, CancellationToken cancel) => (await drafts.AddAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<ChoiceView>, ProblemHttpResult>> Choice(Guid id, GoalChoiceVerbs choice, CancellationToken cancel) => (await choice.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<IReadOnlyList<RankedGoal>>, ProblemHttpResult>> Rank(Guid id, ChoiceInput input, GoalChoiceVerbs choice, CancellationToken cancel) =>
        (await choice.RankAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> KeepChosen(Guid id, KeepGoalsInput input, GoalChoiceVerbs choice, CancellationToken cancel)
    {
        var kept = await choice.KeepAsync(id, input, cancel);
        Niosteg.Domain.Shared.Outcome<int> gone = kept.Refusal is { } refusal ? refusal : kept.Value.Count;
        return gone.Answer();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutBack(Guid id, PutBackInput input, GoalChoiceVerbs choice, CancellationToken cancel) =>
        (await choice.PutBackAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<GroupChoiceView>, ProblemHttpResult>> Together(Guid id, GroupChoiceVerbs choice, CancellationToken cancel) => (await choice.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<PartedGoals>, ProblemHttpResult>> Join(Guid id, Guid goal, JoinInput input, GoalPartingVerbs parting, CancellationToken cancel) =>
        (await parting.JoinAsync(id, goal, input, cancel)).Answer();

    private static async Task<Results<Ok<PartedGoals>, ProblemHttpResult>> Split(Guid id, Guid goal, SplitInput input, GoalPartingVerbs parting, CancellationToken cancel) =>
        (await parting.SplitAsync(id, goal, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeBack(Guid id, PartedGoals parted, GoalPartingVerbs parting, CancellationToken cancel) =>
        (await parting.TakeBackAsync(id, parted, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Keep(Guid id, int? round, GoalWeighVerbs weighing, CancellationToken cancel) => (await weighing.KeepAsync(id, round, cancel)).Answer();

    private static async Task<Results<Ok<GoalsView>, ProblemHttpResult>> Read(Guid id, GoalsVerbs goals, CancellationToken cancel) => (await goals.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> Add(Guid id, GoalInput input, GoalsVerbs goals, CancellationToken cancel) => (await goals.AddAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<IReadOnlyList<GoalNote>>, ProblemHttpResult>> Notes(Guid id, Guid? goal, GoalInput input, GoalsVerbs goals, CancellationToken cancel) =>
        (await goals.NotesAsync(id, goal, input, cancel)).Answer();

    private static async Task<IResult> NotesAsPage(Guid id, Guid? goal, GoalInput input, GoalsVerbs goals, CancellationToken cancel) =>
        await goals.NotesAsync(id, goal, input, cancel) is var read && read.Refusal is { } refusal ? refusal.Problem() : new RazorComponentResult<GoalNotesPart>(new { Notes = read.Value });

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(Guid id, Guid goal, GoalInput input, GoalsVerbs goals, CancellationToken cancel) =>
        (await goals.ChangeAsync(id, goal, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(Guid id, RetireInput input, GoalsVerbs goals, CancellationToken cancel) =>
        (await goals.RetireAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<bool>, ProblemHttpResult>> Frame(Guid id, FrameInput input, GoalsVerbs goals, CancellationToken cancel) =>
        (await goals.FrameAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<TiesView>, ProblemHttpResult>> Ties(Guid id, GoalTiesVerbs ties, CancellationToken cancel) => (await ties.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Tie(Guid id, Guid goal, TiesInput input, GoalTiesVerbs ties, CancellationToken cancel) =>
        (await ties.TieAsync(id, goal, input, cancel)).Answer();
}
