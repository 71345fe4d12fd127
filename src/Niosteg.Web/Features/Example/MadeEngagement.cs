using System.Globalization;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Example;

/// <summary>What the two initiatives have told the organisation, promised it, been asked, and whether it came through.</summary>
internal sealed class MadeEngagement(MadeTree tree, MadePeople people, ExampleLot lot, DateTime now, Func<string, Understanding, byte[]> locks)
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private const int Smallest = 5;
    private const string Leader = "Ingrid Sandberg";
    private const string Facilitator = "Johan Lindqvist";

    public object[] Make() => [.. First(), .. Second(), .. Links(MadeInitiatives.First, ["vard", "utbildning", "social"]), .. Links(MadeInitiatives.Second, ["ledning", "samhalle"])];

    /// <summary>Each who got a letter has a link. It opens nothing: its hash is of no token, and the first real letter gives a new one.</summary>
    private IEnumerable<EngagementLink> Links(string initiative, string[] units) => Addressed(units).Select(to => new EngagementLink
    {
        Id = lot.Id($"link/{initiative}/{to.Key}"),
        InitiativeId = MadeInitiatives.IdOf(lot, initiative),
        PersonId = to.Person.Id,
        TokenHash = $"{lot.Id($"link-a/{initiative}/{to.Key}"):N}{lot.Id($"link-b/{initiative}/{to.Key}"):N}",
    });

    private IEnumerable<MadePerson> Addressed(string[] units) => people.All.Where(p => !p.HasLeft && units.Contains(PartOf(p)));

    private IEnumerable<object> First()
    {
        var (id, units) = (MadeInitiatives.IdOf(lot, MadeInitiatives.First), new[] { "vard", "utbildning", "social" });
        foreach (var row in Message("first/start", id, units, 430, "Det här händer: jobbprofiler i vård och skola",
            "Hej!\n\nVi har börjat beskriva vad jobben i vård, skola och omsorg kräver. Du ska veta vad som väntas av dig, och din chef ska kunna prata om det.\n\nDet här betyder det för dig:\n- Några i varje grupp berättar om sitt arbete.\n- Du får läsa utkastet innan det blir klart.\n\nUndrar du något? Fråga på din egen sida.")) yield return row;
        foreach (var row in Message("first/ready", id, units, 130, "Jobbprofilerna är klara",
            "Hej!\n\nNu är de första profilerna klara. Tack till alla som har varit med.\n\nDet här betyder det för dig:\n- Din profil ligger under Profiler.\n- Den används i ditt nästa utvecklingssamtal.\n\nUndrar du något? Fråga på din egen sida.")) yield return row;
        yield return Promise("first/draft", id, "first/start", $"Du får läsa utkastet innan det blir klart, senast den {Said(330, "d MMMM")}.", Leader, 330, keptAgo: 334);
        yield return Promise("first/answers", id, "first/start", "Vi svarar på alla frågor inom en vecka.", Facilitator, 400, keptAgo: 398);
        yield return Promise("first/night", id, null, $"Nattlaget får en egen workshop i {Said(280, "MMMM")}.", Facilitator, 280, keptAgo: 271);
        yield return Promise("first/english", id, null, $"Alla profiler finns på engelska före {Said(220, "d MMMM")}.", Leader, 220, brokenAgo: 215, reason: "Vi hade inte tid. De viktigaste sex är översatta, och resten kommer i nästa våg.");
        foreach (var row in Questions(id, "first", 425)) yield return row;
        foreach (var row in Check(id, "first", units, 120, isOpen: false, share: .6)) yield return row;
    }

    private IEnumerable<object> Second()
    {
        var (id, units) = (MadeInitiatives.IdOf(lot, MadeInitiatives.Second), new[] { "ledning", "samhalle" });
        foreach (var row in Message("second/start", id, units, 96, "Det här händer: jobbprofiler i stab och teknik",
            "Hej!\n\nNu gör vi samma sak för er som stöder verksamheten. Ni har sett profilerna i vården, och många av er har frågat när det är er tur.\n\nDet här betyder det för dig:\n- Du kan bli bjuden till en kort workshop.\n- Du får läsa utkastet innan det blir klart.\n\nUndrar du något? Fråga på din egen sida.")) yield return row;
        yield return Draft("second/next", id, units, 3, "Så går det med profilerna",
            $"Hej!\n\nHälften av profilerna har ett utkast.\n\nNästa steg är {Blanks.Of("vad som händer nu")}.\n\nDu får det färdiga utkastet senast {Blanks.Of("vilken dag")}.");
        yield return Promise("second/draft", id, "second/start", "Du får läsa utkastet innan det blir klart.", Leader, -24);
        yield return Promise("second/cleaners", id, null, "Vaktmästarna får en workshop på plats i förrådet.", Facilitator, 6);
        yield return Promise("second/plan", id, null, "En ny tidplan ligger på intranätet.", Leader, 60, keptAgo: 61);
        foreach (var row in Questions(id, "second", 90).Take(3)) yield return row;
        yield return Asked("second/waits-1", id, 5, "Får vi tid till workshopen i schemat?");
        yield return Asked("second/waits-2", id, 2, "Blir det någon skillnad mellan stab och bolag?");
        foreach (var row in Check(id, "second", units, 40, isOpen: true, share: .5)) yield return row;
    }

    private EngagementMessage Draft(string key, InitiativeId id, string[] units, int daysAgo, string subject, string body) => new(new(lot.Id("message/" + key)), id,
        new Audience(AudienceWho.Everyone, [.. units.Select(u => MadeTree.UnitIdOf(lot, u))], [], []), LocalText.In(Language.Sv, subject), LocalText.In(Language.Sv, body), At(daysAgo));

    /// <summary>The message with its letters, most of them taken: an address came back, and one was refused. What they said is
    /// forgotten by now.</summary>
    private IEnumerable<object> Message(string key, InitiativeId id, string[] units, int daysAgo, string subject, string body)
    {
        var all = Addressed(units).ToList();
        var byMail = all.Where(p => p.Person.Email is not null).ToList();
        var message = Draft(key, id, units, daysAgo + 1, subject, body);
        message.Send(Leader, byMail.Count, all.Count - byMail.Count, At(daysAgo));
        yield return message;
        foreach (var (to, n) in byMail.Select((to, n) => (to, n)))
        {
            var letter = OutboxMail.Of(new($"message/{message.Id}/{to.Person.Id}", to.Person.Email!, subject, "") { Person = to.Person.Id }, At(daysAgo), lot.Id($"letter/{key}/{to.Key}"));
            var (state, words) = n switch
            {
                11 => (MailState.Bounced, "550 5.1.1 User unknown"),
                23 => (MailState.Dead, "552 5.2.2 Mailbox full"),
                _ => (MailState.Sent, (string?)null),
            };
            letter.Settle(state, At(daysAgo), words);
            yield return letter;
        }
    }

    private EngagementPromise Promise(string key, InitiativeId id, string? message, string text, string owner, int dueAgo, int? keptAgo = null, int? brokenAgo = null, string? reason = null)
    {
        var made = EngagementPromise.Make(new(lot.Id("promise/" + key)), id, message is null ? null : new MessageId(lot.Id("message/" + message)), text, Language.Sv, owner, Day(dueAgo), At(Math.Max(dueAgo, 0) + 60)).Value;
        if (keptAgo is { } kept) made.Keep(Day(kept));
        if (brokenAgo is { } broken) made.Break(Day(broken), reason);
        return made;
    }

    private IEnumerable<AskedQuestion> Questions(InitiativeId id, string key, int daysAgo)
    {
        var pay = Answered(key + "/pay", id, daysAgo, 1, "Påverkar det här min lön?", "Nej. Lönen sätts i lönesamtalet som förut. Profilen säger vad jobbet kräver.");
        yield return pay;
        yield return Answered(key + "/fewer", id, daysAgo - 4, 2, "Ska vi bli färre?", "Nej. Ingen blir av med jobbet för att det beskrivs.");
        yield return Answered(key + "/test", id, daysAgo - 9, 6, "Blir det något prov?", "Nej. Du och din chef pratar om vad du kan. Du svarar först själv.");
        var again = Asked(key + "/pay-again", id, daysAgo - 12, "Kommer lönen att påverkas?");
        again.Merge(pay);
        yield return again;
    }

    private AskedQuestion Asked(string key, InitiativeId id, int daysAgo, string text) => AskedQuestion.Ask(new(lot.Id("question/" + key)), id, text, At(daysAgo)).Value;

    private AskedQuestion Answered(string key, InitiativeId id, int daysAgo, int days, string text, string answer)
    {
        var question = Asked(key, id, daysAgo, text);
        question.AnswerWith(answer, Facilitator, At(daysAgo - days));
        return question;
    }

    private IEnumerable<object> Check(InitiativeId id, string key, string[] units, int daysAgo, bool isOpen, double share)
    {
        var check = new UnderstandingCheck(id);
        check.Ask(
        [
            Question("Varför gör vi det här?", "Så att alla vet vad jobbet kräver.", "För att sätta löner på nytt.", "För att bli färre."),
            Question("Vad händer för dig?", "Du läser utkastet och säger vad du tycker.", "Du får göra ett prov.", "Du får söka om ditt jobb."),
            Question("Vad händer när det är klart?", "Profilen används i samtal och rekrytering.", "Inget. Det blir en rapport.", "Alla byter titel."),
        ], At(daysAgo), Smallest);
        if (!isOpen) check.Close(At(daysAgo - 30));
        yield return check;
        foreach (var part in people.All.Where(p => !p.HasLeft).GroupBy(PartOf).Where(g => units.Contains(g.Key)))
        {
            var answers = part.Select(p => Answer(id, $"{key}/{p.Key}", part.Key, share)).OfType<UnderstandingAnswer>().ToList();
            // The last two have come after the newest batch, and wait for more.
            foreach (var shown in isOpen ? answers.SkipLast(2) : answers)
                if (answers.Count >= 7) shown.ShowIn(lot.Id($"batch/{key}/{part.Key}"), inOwnGroup: true);
            foreach (var answer in answers) yield return answer;
        }
    }

    private static CheckQuestion Question(string ask, string right, string wrong, string alsoWrong) =>
        new(LocalText.In(Language.Sv, ask), LocalText.In(Language.Sv, right), LocalText.In(Language.Sv, wrong), LocalText.In(Language.Sv, alsoWrong));

    private UnderstandingAnswer? Answer(InitiativeId id, string key, string part, double share)
    {
        var draws = lot.For("understanding/" + key);
        if (!draws.Happens(share)) return null;
        // Schools do not see the use of it yet; care has no time.
        int?[] five = [Grade(draws, 4.3), Grade(draws, part == "utbildning" ? 2.9 : 4.2), Grade(draws, 4), Grade(draws, part == "vard" ? 2.6 : 3.9), Grade(draws, 3.8)];
        int?[] chosen = [Chosen(draws, .9), Chosen(draws, .75), Chosen(draws, .7)];
        var name = $"{lot.Id("answer-a/" + key):N}{lot.Id("answer-b/" + key):N}";
        return new(name, id, 1, MadeTree.UnitIdOf(lot, part), locks(name, Understanding.Of(chosen, five).Value));
    }

    private static int? Chosen(ExampleDraws draws, double right) => draws.Happens(right) ? 0 : draws.Between(1, Understanding.DoesNotKnow + 1);

    private static int? Grade(ExampleDraws draws, double around) => Math.Clamp((int)Math.Round(around + draws.Around(.8)), AdkarBarrier.Lowest, AdkarBarrier.Highest);

    /// <summary>The unit just below the top.</summary>
    private string PartOf(MadePerson person)
    {
        var line = tree.UnitAndAbove[person.Seat.Words.Unit];
        return line.Length > 1 ? line[^2] : line[^1];
    }

    /// <summary>A day as the text says it, so that what was promised and when it was due are the same.</summary>
    private string Said(int daysAgo, string how) => Day(daysAgo).ToString(how, Swedish);

    private DateTime At(int daysAgo) => now.Date.AddDays(-daysAgo).AddHours(9);

    private DateOnly Day(int daysAgo) => DateOnly.FromDateTime(now).AddDays(-daysAgo);
}
