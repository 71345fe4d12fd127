using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>What one initiative has decided about its participants: what the board asks for, who does what, and the hours.</summary>
public sealed class ParticipantPlan
{
    private ParticipantPlan() { }

    public ParticipantPlan(InitiativeId initiativeId) => (InitiativeId, Version) = (initiativeId, 1);

    /// <summary>What holds before anybody has decided anything: version 0, and never saved.</summary>
    public static ParticipantPlan Undecided(InitiativeId initiativeId) => new() { InitiativeId = initiativeId };

    public InitiativeId InitiativeId { get; private set; }
    public BoardChoices Choices { get; private set; } = BoardChoices.Start;
    public IReadOnlyList<RaciChoice> Raci { get; private set; } = [];
    /// <summary>Hours of roles that are not the usual ones.</summary>
    public IReadOnlyDictionary<InitiativeRole, int> Hours { get; private set; } = new Dictionary<InitiativeRole, int>();
    public int Version { get; private set; }

    public Outcome Choose(BoardChoices choices)
    {
        if (choices.Check() is { } refusal) return refusal;
        Choices = choices;
        return Outcome.Done;
    }

    /// <summary>Lets one person speak for both cells, or no longer.</summary>
    public void Join(CellJoin join, bool together) => Choices = Choices with
    {
        Joins = [.. Choices.Joins.Where(one => one != join && (one.One, one.Other) != (join.Other, join.One)), .. together ? [join] : Array.Empty<CellJoin>()],
    };

    public Outcome Decide(RaciChoice choice)
    {
        if (!Enum.IsDefined(choice.Step) || !Enum.IsDefined(choice.Letter) || !Step4Participants.Raci.Roles.Contains(choice.Role)) return Refusal.NotFound;
        Raci = Step4Participants.Raci.With(Raci, choice);
        return Outcome.Done;
    }

    public Outcome Take(InitiativeRole role, int hours)
    {
        if (!Load.Usual.TryGetValue(role, out var usual)) return Refusal.NotFound;
        if (hours is < 0 or > Load.MostHours) return new Refusal("number-outside", nameof(Hours), 0, Load.MostHours);
        Hours = new Dictionary<InitiativeRole, int>([.. Hours.Where(one => one.Key != role), .. hours == usual ? [] : new[] { KeyValuePair.Create(role, hours) }]);
        return Outcome.Done;
    }
}

/// <summary>Where an asked person stands.</summary>
public enum Standing
{
    /// <summary>On the list, and asked.</summary>
    Asked = 0,
    /// <summary>On the list, and has said yes.</summary>
    Accepted = 1,
    /// <summary>Has said no, and is not asked again.</summary>
    Declined = 2,
    /// <summary>Is away for long: not asked, but told what everyone is told.</summary>
    Away = 3,
    /// <summary>Steps in when somebody on the list cannot come.</summary>
    Reserve = 4,
}

/// <summary>Somebody who is or was asked to take part.</summary>
public sealed class Participant
{
    private Participant() { }

    public Participant(InitiativeId initiativeId, PersonId personId, Standing standing, DateTime since) =>
        (InitiativeId, PersonId, Standing, Since) = (initiativeId, personId, standing, since);

    public InitiativeId InitiativeId { get; private set; }
    public PersonId PersonId { get; private set; }
    public Standing Standing { get; private set; }
    /// <summary>Since when it stands so.</summary>
    public DateTime Since { get; private set; }
    /// <summary>When the question was written to the person; null while it is not, or has to be anew.</summary>
    public DateTime? InvitedAt { get; private set; }
    /// <summary>How many times it was written.</summary>
    public int Invitations { get; private set; }
    /// <summary>Whether the person has answered by the own link, and not somebody for them.</summary>
    public bool AnsweredThemselves { get; private set; }
    /// <summary>What the database knows the person's own link by.</summary>
    public string? LinkHash { get; private set; }
    /// <summary>The link, sealed with a key that lies outside the database.</summary>
    public string? SealedLink { get; private set; }

    public bool IsOnList => Standing is Standing.Asked or Standing.Accepted;

    /// <summary>Somebody else says where the person stands. Asked anew is to be written to anew.</summary>
    public void Stand(Standing standing, DateTime now)
    {
        if (standing == Standing) return;
        (Standing, Since, AnsweredThemselves) = (standing, now, false);
        if (standing == Standing.Asked) InvitedAt = null;
    }

    public void Link(string hash, string sealedLink) => (LinkHash, SealedLink) = (hash, sealedLink);

    public void Invite(DateTime now) => (InvitedAt, Invitations) = (now, Invitations + 1);

    /// <summary>The person answers. A yes can become a no and back; who is taken off or stands aside is asked nothing.</summary>
    public Outcome Answer(bool comes, DateTime now)
    {
        if (!IsOnList && Standing != Standing.Declined) return new Refusal("invitation-over");
        var answer = comes ? Standing.Accepted : Standing.Declined;
        if (answer != Standing) (Standing, Since) = (answer, now);
        AnsweredThemselves = true;
        return Outcome.Done;
    }
}
