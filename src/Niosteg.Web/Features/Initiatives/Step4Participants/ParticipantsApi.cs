using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

internal static class ParticipantsApi
{
    public static void MapParticipantsApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/participants").WithTags("Participants");
        group.MapGet("", People).WithName("ListParticipants").WithSummary("Who takes part, who stands in reserve, and the chance that enough come");
        group.MapPost("", Add).WithName("AddParticipants").WithSummary("Put people on the list, or among the reserves");
        group.MapPost("removal", Remove).WithName("RemoveParticipants").WithSummary("Take people off, as if they had never been asked");
        group.MapPost("swap", Swap).WithName("SwapParticipants").WithSummary("One name out and others in, at once");
        group.MapPut("standing", Stand).WithName("SetParticipantStanding").WithSummary("Say whether a person has said yes or no, is away, or stands in reserve");
        group.MapGet("board", Board).WithName("ReadCellBoard").WithSummary("Which parts of the work are heard, and the fewest people who cover the rest");
        group.MapGet("cell", Cell).WithName("ReadCell").WithSummary("Everyone who can speak for one cell of the board");
        group.MapGet("{person:guid}/instead", Instead).WithName("ReadStandIns").WithSummary("What breaks without a person, the fewest changes that mend it, and the sentence to send");
        group.MapGet("choices", Choices).WithName("ReadBoardChoices").WithSummary("What the board asks for, and how many raters each profile needs");
        group.MapPut("choices", Choose).WithName("SetBoardChoices").WithSummary("Change what the board asks for");
        group.MapPut("joins", Join).WithName("JoinCells").WithSummary("Let one person speak for two cells, or no longer");
        group.MapPut("needs", Need).WithName("SetCellNeed").WithSummary("How many a cell needs; without a number, the usual");
        group.MapGet("raci", Raci).WithName("ReadRaci").WithSummary("Who does what in each step, what is odd about it, and the hours of each role");
        group.MapPut("raci", Decide).WithName("SetRaciLetter").WithSummary("Change what a role does in a step");
        group.MapPut("hours", Hours).WithName("SetRoleHours").WithSummary("How many hours a role takes");
        group.MapPut("roles", Give).WithName("SetParticipantRole").WithSummary("Give a person the part of ambassador, subject expert or reference group, or take it back");
        app.MapParticipantExports();
        app.MapInvitationsApi();
        var polls = app.MapGroup("/api/v1/initiatives/{id:guid}/nominations").WithTags("Participants");
        polls.MapGet("", Poll).WithName("ReadNominations").WithSummary("Whether the poll is open and how many answered; once closed, what may be kept of it");
        polls.MapPost("", OpenPoll).WithName("OpenNominations").WithSummary("Ask everyone whom they go to");
        polls.MapPost("closure", ClosePoll).WithName("CloseNominations").WithSummary("Count the answers, keep the sums that may be kept, and throw the answers and their key away");
        polls.MapPost("ambassadors", AskAmbassadors).WithName("AskAmbassadors").WithSummary("Give those whom the poll chose the part of ambassador");
    }

    private static async Task<Results<Ok<PollView>, ProblemHttpResult>> Poll(Guid id, NominationVerbs polls, CancellationToken cancel) => (await polls.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> OpenPoll(Guid id, OpenPollInput input, NominationVerbs polls, CancellationToken cancel) =>
        (await polls.OpenAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ClosePoll(Guid id, NominationVerbs polls, CancellationToken cancel) => (await polls.CloseAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> AskAmbassadors(Guid id, NominationVerbs polls, CancellationToken cancel) =>
        (await polls.AskAmbassadorsAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<PeopleView>, ProblemHttpResult>> People(Guid id, ParticipantsVerbs participants, CancellationToken cancel) =>
        (await participants.PeopleAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Add(Guid id, AddInput input, ParticipantsEditing editing, CancellationToken cancel) =>
        (await editing.AddAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, AddInput input, ParticipantsEditing editing, CancellationToken cancel) =>
        (await editing.RemoveAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Swap(Guid id, SwapInput input, ParticipantsEditing editing, CancellationToken cancel) =>
        (await editing.SwapAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Stand(Guid id, StandInput input, ParticipantsEditing editing, CancellationToken cancel) =>
        (await editing.StandAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<BoardView>, ProblemHttpResult>> Board(Guid id, ParticipantsVerbs participants, CancellationToken cancel) =>
        (await participants.BoardAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<CellPeopleView>, ProblemHttpResult>> Cell(Guid id, ParticipantsVerbs participants, CancellationToken cancel, string? key = null) =>
        (await participants.CellAsync(new(id), key, cancel)).Answer();

    private static async Task<Results<Ok<InsteadView>, ProblemHttpResult>> Instead(Guid id, Guid person, ParticipantsVerbs participants, CancellationToken cancel) =>
        (await participants.InsteadAsync(new(id), new PersonId(person), cancel)).Answer();

    private static async Task<Results<Ok<ChoicesView>, ProblemHttpResult>> Choices(Guid id, ParticipantsVerbs participants, CancellationToken cancel) =>
        (await participants.ChoicesAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Choose(Guid id, ChoicesInput input, ParticipantsEditing editing, CancellationToken cancel) =>
        (await editing.ChooseAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Join(Guid id, JoinCellsInput input, ParticipantsEditing editing, CancellationToken cancel) =>
        (await editing.JoinAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Need(Guid id, NeedInput input, ParticipantsEditing editing, CancellationToken cancel) =>
        (await editing.NeedAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<RolesView>, ProblemHttpResult>> Raci(Guid id, RolesVerbs roles, CancellationToken cancel) => (await roles.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Decide(Guid id, LetterInput input, RolesVerbs roles, CancellationToken cancel) =>
        (await roles.DecideAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Hours(Guid id, HoursInput input, RolesVerbs roles, CancellationToken cancel) =>
        (await roles.HoursAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Give(Guid id, GiveRoleInput input, RolesVerbs roles, CancellationToken cancel) =>
        (await roles.GiveAsync(new(id), input, cancel)).Answer();
}
