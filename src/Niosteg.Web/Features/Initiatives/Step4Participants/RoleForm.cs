using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>What the page of roles sends: a letter, hours, or a part given or taken back.</summary>
public sealed class RoleForm
{
    public string? Act { get; set; }
    public InitiativeStep Step { get; set; }
    public InitiativeRole Role { get; set; }
    public RaciLetter Letter { get; set; }
    public int? Hours { get; set; }
    public Guid Person { get; set; }
    public bool Has { get; set; }
    public int Version { get; set; }
    /// <summary>With commas between, for what is given to several at once.</summary>
    public string? People { get; set; }

    public Task<Outcome> DoAsync(RolesVerbs roles, ReferenceGroupVerbs groups, InitiativeId id) => Act switch
    {
        "letter" => roles.DecideAsync(id, new() { Step = Step, Role = Role, Letter = Letter, Version = Version }),
        "hours" => roles.HoursAsync(id, new() { Role = Role, Hours = Hours, Version = Version }),
        "give" => roles.GiveAsync(id, new() { Person = Person, Role = Role, Has = Has }),
        "group" => groups.GiveAsync(id, new() { People = new ParticipantForm { People = People }.Listed, Has = Has }),
        _ => Task.FromResult<Outcome>(Refusal.NotFound),
    };
}
