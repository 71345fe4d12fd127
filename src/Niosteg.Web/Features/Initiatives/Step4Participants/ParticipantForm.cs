using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>The one form that every button of the step's pages sends: what to do, and to whom.</summary>
public sealed class ParticipantForm
{
    public const string Name = "participants";

    public string? Act { get; set; }
    /// <summary>People, with commas between: a suggestion may hold more than a form has room for one by one.</summary>
    public string? People { get; set; }
    public Guid Person { get; set; }
    public Standing Standing { get; set; }
    public string? One { get; set; }
    public string? Other { get; set; }
    /// <summary>As it is typed; empty for the usual number.</summary>
    public string? Need { get; set; }
    public int Version { get; set; }

    public Guid[] Listed => [.. (People ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.TryParse(id, out var person) ? person : Guid.Empty).Take(AddInput.MostAtOnce)];

    public Task<Outcome> DoAsync(ParticipantsEditing editing, InitiativeId id) => Act switch
    {
        "add" => editing.AddAsync(id, new() { People = Listed }),
        "reserve" => editing.AddAsync(id, new() { People = Listed, AsReserves = true }),
        "remove" => editing.RemoveAsync(id, new() { People = Listed }),
        "stand" => editing.StandAsync(id, new() { Person = Person, Standing = Standing }),
        "swap" => editing.SwapAsync(id, new() { Out = [Person], In = Listed }),
        "unswap" => editing.SwapAsync(id, new() { Out = Listed, In = [Person] }),
        "join" => editing.JoinAsync(id, new() { One = One, Other = Other, Together = true }),
        "part" => editing.JoinAsync(id, new() { One = One, Other = Other, Together = false }),
        "need" => editing.NeedAsync(id, new() { Cell = One, Need = string.IsNullOrWhiteSpace(Need) ? null : ChoicesForm.Number(Need), Version = Version }),
        _ => Task.FromResult<Outcome>(Refusal.NotFound),
    };

    public static string Joined(IEnumerable<NamedPerson> people) => string.Join(',', people.Select(person => person.Person));
}
