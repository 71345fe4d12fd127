using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>A message to everyone, to be tried: a support desk of twelve below IT is to get the old text, while care (six with mail) and
/// the rest of IT (three) get the message.</summary>
internal sealed class Trying
{
    private readonly Scene _scene;

    private Trying(Scene scene, Campaign campaign) => (_scene, Campaign) = (scene, campaign);

    public Campaign Campaign { get; }
    public Guid Id => Campaign.Id.Value;
    public UnitId Desk { get; } = UnitId.New();
    public List<Person> DeskPeople { get; } = [];
    public IEnumerable<Person> Others => Campaign.CarePeople.Take(6).Concat(MoreCare).Concat(Campaign.ItPeople);
    private List<Person> MoreCare { get; } = [];
    public Guid Message { get; private set; }

    public TrialInput Input => new() { Units = [Desk.Value], OldSubjectSv = "Information", OldBodySv = "Härmed informeras om att ett arbete inleds.", Margin = 15 };

    public static async Task<Trying> StartAsync(Scene scene, bool hasCheck = true)
    {
        var trying = new Trying(scene, await Campaign.StartAsync(scene));
        await trying.FillAsync();
        if (hasCheck) await trying.Campaign.OpenCheckAsync();
        trying.Message = await trying.Campaign.DraftAsync("Hej! Vi beskriver vad jobben kräver.");
        return trying;
    }

    public Task<Outcome> WriteAsync(TrialInput? input = null) => Campaign.Trials().WriteAsync(Id, Message, input ?? Input);

    public Task<Outcome> AskBeforeAsync() => Campaign.TrialLetters().AskBeforeAsync(Id, Message);

    public Task<Outcome> SendAsync() => Campaign.Sending().SendAsync(Id, Message, new() { Version = 2 });

    public Task<Outcome> EndAsync() => Campaign.Trials().EndAsync(Id, Message);

    public Task<Outcome> TellAsync() => Campaign.TrialLetters().TellAsync(Id, Message);

    public async Task<TrialView> ReadAsync() => (await Campaign.Trials().ReadAsync(Id, Message)).Value;

    /// <summary>Answers all three right, or that they do not know.</summary>
    public async Task AnswerAsync(IEnumerable<Person> people, bool isRight)
    {
        foreach (var person in people)
        {
            var token = await Campaign.TokenAsync(person);
            await using var db = _scene.Open();
            var seed = (await db.EngagementLinks.SingleAsync(l => l.InitiativeId == Campaign.Id && l.PersonId == person.Id)).Id.ToString();
            int Place(int question) => isRight ? CheckQuestion.Order(seed, question).ToList().IndexOf(0) : Understanding.DoesNotKnow;
            Assert.True((await Campaign.Open().AnswerAsync(token, new() { First = Place(0), Second = Place(1), Third = Place(2), Awareness = 4, Desire = 4, Knowledge = 4, Ability = 4, Reinforcement = 4 })).IsDone);
        }
    }

    private async Task FillAsync()
    {
        await _scene.AddAsync(new OrganisationUnit(Desk, "Servicedesk", Campaign.It));
        await using (var db = _scene.Open())
        {
            var top = await db.Units.Where(u => u.ParentId == null).Select(u => u.Id).SingleAsync();
            db.UnitLinks.AddRange(new UnitLink(Desk, Desk, 0), new UnitLink(Campaign.It, Desk, 1), new UnitLink(top, Desk, 2));
            await db.SaveChangesAsync();
        }
        var helper = new Position(PositionId.New(), "Supporttekniker", Desk);
        var carer = new Position(PositionId.New(), "Vårdbiträde", Campaign.Care);
        MoreCare.AddRange(Enumerable.Range(1, 5).Select(n => new Person(PersonId.New(), "Vilma", $"Vårdbiträde{n}", $"vilma{n}@lovsta.se")));
        await _scene.AddAsync((object[])[carer, .. MoreCare, .. MoreCare.Select(p => new Assignment(AssignmentId.New(), p.Id, carer.Id))]);
        DeskPeople.AddRange(Enumerable.Range(1, 12).Select(n => new Person(PersonId.New(), "Disa", $"Desk{n}", $"disa{n}@lovsta.se")));
        await _scene.AddAsync((object[])[helper, .. DeskPeople, .. DeskPeople.Select(p => new Assignment(AssignmentId.New(), p.Id, helper.Id))]);
    }
}
