using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>Two initiatives, one after the other: the first has gone all nine steps, the second is making its profiles.</summary>
internal sealed class MadeInitiatives(MadePeople people, ExampleLot lot, DateTime now)
{
    public const string First = "jobbprofiler-vard-skola";
    public const string Second = "jobbprofiler-stab-teknik";

    private static readonly string[] FirstProfiles = ["underskoterska", "enhetschef", "forskollarare", "socialsekreterare", "bistandshandlaggare", "kock"];
    private static readonly string[] SecondProfiles =
        ["systemutvecklare", "upphandlare", "hr-specialist", "projektledare", "vaktmastare", "ekonomiassistent", "kommunikator", "bygglovshandlaggare"];

    private static readonly (string Name, InitiativeRole Roles)[] FirstMembers =
    [
        ("Ingrid Sandberg", InitiativeRole.ProcessLeader), ("Johan Lindqvist", InitiativeRole.Facilitator), ("Maryam Haddad", InitiativeRole.Participant),
        ("Anna Berglund", InitiativeRole.Participant | InitiativeRole.Ambassador), ("Åsa Hellström", InitiativeRole.SubjectExpert),
        ("Selam Ekström", InitiativeRole.Participant), ("Birgitta Åkesson", InitiativeRole.Ambassador),
        ("Göran Öberg", InitiativeRole.ReferenceGroup), ("Monica Samuelsson", InitiativeRole.ReferenceGroup),
    ];

    private static readonly (string Name, InitiativeRole Roles)[] SecondMembers =
    [
        ("Ingrid Sandberg", InitiativeRole.ProcessLeader), ("Johan Lindqvist", InitiativeRole.Facilitator | InitiativeRole.SubjectExpert),
        ("Lars Nyström", InitiativeRole.SubjectExpert), ("Sören Björk", InitiativeRole.Participant),
        ("Gunilla Mattsson", InitiativeRole.Participant | InitiativeRole.Ambassador), ("Kjell Pålsson", InitiativeRole.ReferenceGroup),
    ];

    /// <summary>What was not in place when a step was left, and why it was left all the same. The organisation runs on the rules
    /// that Niosteg brings, and says so at the gate.</summary>
    private static readonly (string Initiative, InitiativeStep Step, string[] Unmet, string Reason)[] LeftWithout =
    [
        (First, InitiativeStep.Architecture, ["architecture-adopted"], "Vi arbetar med reglerna som de är den här gången, och ser över dem efter första vågen."),
        (First, InitiativeStep.Engagement, ["engagement-understood"], "Nattlagen hann inte svara. De får en egen genomgång, och vi börjar med workshopparna så länge."),
        (Second, InitiativeStep.Goals, ["goals-guide"], "Målet om avtal hade inte ändrat något beslut. Det står kvar tills de som beställer har skrivit om det."),
        (Second, InitiativeStep.Architecture, ["architecture-adopted"], "Samma regler som i första vågen. Översynen är inte klar."),
        (Second, InitiativeStep.Participants, ["cells-waiting"], "Alla delar av jobbet är inte hörda än. Vi frågar vidare medan vi berättar för alla."),
        (Second, InitiativeStep.Engagement, ["engagement-understood"], "För få vet vad som händer dem än. Vi frågar igen när utkasten finns att läsa."),
    ];

    public static InitiativeId IdOf(ExampleLot lot, string key) => new(lot.Id("initiative/" + key));

    public object[] Make()
    {
        var first = Begin(First, "Jobbprofiler i vård och skola", "Alla som möter invånarna i vård, skola och omsorg ska veta vad jobbet kräver, och chefen ska kunna prata om det.", 520, null);
        for (var step = 1; step <= Initiative.Steps; step++) Pass(first, First, (InitiativeStep)step, 520 - step * 44);
        var second = Begin(Second, "Jobbprofiler i stab och teknik", "Samma tydlighet för dem som stöder verksamheten: it, ekonomi, personal och samhällsbyggnad.", 100, first.Id);
        for (var step = 1; step <= 5; step++) Pass(second, Second, (InitiativeStep)step, 100 - step * 12);
        return
        [
            first, .. first.Passages, second, .. second.Passages,
            .. Members(first, FirstMembers), .. Members(second, SecondMembers),
            .. FirstProfiles.Select(key => new InitiativeProfile(first.Id, MadeTree.ProfileIdOf(lot, key))),
            .. SecondProfiles.Select(key => new InitiativeProfile(second.Id, MadeTree.ProfileIdOf(lot, key))),
            .. new[] { "vard", "utbildning", "social" }.Select(unit => new InitiativeUnit(first.Id, MadeTree.UnitIdOf(lot, unit))),
            .. new[] { "ledning", "samhalle" }.Select(unit => new InitiativeUnit(second.Id, MadeTree.UnitIdOf(lot, unit))),
        ];
    }

    private Initiative Begin(string key, string name, string purpose, int daysAgo, InitiativeId? follows)
    {
        var at = now.Date.AddDays(-daysAgo).AddHours(8);
        var day = DateOnly.FromDateTime(at);
        return Initiative.Begin(IdOf(lot, key), name, purpose, day, day.AddDays(330), follows, at).Value;
    }

    private void Pass(Initiative initiative, string key, InitiativeStep step, int daysAgo)
    {
        var leader = people.All.First(p => p.Person.DisplayName == "Ingrid Sandberg").Person.DisplayName;
        var (_, _, unmet, reason) = LeftWithout.FirstOrDefault(left => left.Initiative == key && left.Step == step);
        GateCondition[] gate = [.. (unmet ?? []).Select(condition => new GateCondition(condition, IsMet: false))];
        if (!initiative.Pass(step, gate, reason, new AccountId(lot.Id("account/process-leader")), leader, now.Date.AddDays(-daysAgo).AddHours(15)).IsDone)
            throw new InvalidOperationException($"The example cannot pass step {step}.");
    }

    private IEnumerable<InitiativeMember> Members(Initiative initiative, (string Name, InitiativeRole Roles)[] members) => members.Select(member =>
        new InitiativeMember(initiative.Id, people.All.First(p => p.Person.DisplayName == member.Name && !p.HasLeft).Person.Id, member.Roles, initiative.CreatedAt.AddDays(20)));
}
