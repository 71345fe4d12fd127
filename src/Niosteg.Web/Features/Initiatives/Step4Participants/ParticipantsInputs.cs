using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>People put on the list, or among the reserves.</summary>
public sealed record AddInput
{
    public const int MostAtOnce = 500;

    [MaxLength(MostAtOnce)]
    public Guid[] People { get; set; } = [];
    public bool AsReserves { get; set; }
}

public sealed record StandInput
{
    public Guid Person { get; set; }
    public Standing Standing { get; set; }
}

/// <summary>Names out and others in, at once.</summary>
public sealed record SwapInput
{
    [MaxLength(AddInput.MostAtOnce)]
    public Guid[] Out { get; set; } = [];
    [MaxLength(AddInput.MostAtOnce)]
    public Guid[] In { get; set; } = [];
}

public sealed record JoinCellsInput
{
    [MaxLength(250)]
    public string? One { get; set; }
    [MaxLength(250)]
    public string? Other { get; set; }
    public bool Together { get; set; }
}

/// <summary>How many a cell needs; null for the usual number.</summary>
public sealed record NeedInput
{
    [MaxLength(250)]
    public string? Cell { get; set; }
    public int? Need { get; set; }
    /// <summary>The version of the choices that were read; 0 before there are any.</summary>
    public int Version { get; set; }
}

public sealed record ChoicesInput
{
    public RoleSide Side { get; set; }
    public bool WithTenure { get; set; }
    public bool WithRaters { get; set; }
    public int SingleRater { get; set; } = BoardChoices.Start.SingleRater;
    public int WishedRater { get; set; } = BoardChoices.Start.WishedRater;
    public int ShowUp { get; set; } = BoardChoices.Start.ShowUp;
    public int MostHours { get; set; } = BoardChoices.Start.MostHours;
    /// <summary>Null while it is not decided.</summary>
    public int? UnionSeats { get; set; } = BoardChoices.Start.UnionSeats;
    /// <summary>The version that was read; 0 before there is one.</summary>
    public int Version { get; set; }
}

/// <summary>What a role does in a step.</summary>
public sealed record LetterInput
{
    public InitiativeStep Step { get; set; }
    public InitiativeRole Role { get; set; }
    public RaciLetter Letter { get; set; }
    /// <summary>The version that was read; 0 before there is one.</summary>
    public int Version { get; set; }
}

public sealed record HoursInput
{
    public InitiativeRole Role { get; set; }
    public int? Hours { get; set; }
    /// <summary>The version that was read; 0 before there is one.</summary>
    public int Version { get; set; }
}

/// <summary>A part in the initiative given to a person, or taken back.</summary>
public sealed record GiveRoleInput
{
    public Guid Person { get; set; }
    public InitiativeRole Role { get; set; }
    public bool Has { get; set; } = true;
}
