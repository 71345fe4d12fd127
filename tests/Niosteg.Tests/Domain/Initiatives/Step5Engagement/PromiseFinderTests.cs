using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

public class PromiseFinderTests
{
    /// <summary>A Thursday.</summary>
    private static readonly DateOnly Today = new(2026, 3, 12);

    private sealed record Message(Language Language, string Text, HashSet<string> Promises);

    /// <summary>Written by hand beside the rules, as people write; a line that begins with + is a promise with a time.</summary>
    private static IReadOnlyList<Message> Messages(string file = "promise-messages.txt") =>
    [
        .. File.ReadAllText(Path.Combine(RepositoryFiles.Root, "tests/Niosteg.Tests/Domain/Initiatives/Step5Engagement", file)).ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block =>
            {
                var lines = block.Trim().Split('\n');
                var promises = lines.Where(l => l.StartsWith("+ ", StringComparison.Ordinal)).Select(l => l[2..].TrimStart('-', ' ')).ToHashSet();
                var text = string.Join('\n', lines.Skip(1).Select(l => l.StartsWith("+ ", StringComparison.Ordinal) ? l[2..] : l));
                return new Message(lines[0] == "sv" ? Language.Sv : Language.En, text, promises);
            }),
    ];

    [Fact]
    public void Most_promises_in_fifty_messages_are_found_and_few_that_are_none()
    {
        var messages = Messages();
        var found = messages.Select(m => (m, Found: PromiseFinder.In(m.Text, m.Language, Today).Select(p => p.Text).ToHashSet())).ToList();

        var right = found.Sum(f => f.Found.Intersect(f.m.Promises).Count());
        var missed = found.SelectMany(f => f.m.Promises.Except(f.Found)).ToList();
        var wrong = found.SelectMany(f => f.Found.Except(f.m.Promises)).ToList();
        var (recall, precision) = ((double)right / (right + missed.Count), (double)right / (right + wrong.Count));

        Assert.True(messages.Count >= 50);
        Assert.True(recall >= .9 && precision >= .9, $"recall {recall:0.00}, precision {precision:0.00}\nmissed: {string.Join("\n  ", missed)}\nwrong: {string.Join("\n  ", wrong)}");
    }

    /// <summary>Fifty messages that the rules were never fitted to. What is told of them in docs/reports/promises.md is what came
    /// out the first time, and no rule may be changed for their sake: new ones are written then.</summary>
    [Fact]
    public void In_fifty_messages_it_has_not_seen_the_finder_does_no_worse_than_is_told()
    {
        var messages = Messages("promise-messages-unseen.txt");
        var found = messages.Select(m => (m, Found: PromiseFinder.In(m.Text, m.Language, Today).Select(p => p.Text).ToHashSet())).ToList();

        var maybe = messages.Select(m => (m, Found: PromiseFinder.MaybeIn(m.Text, m.Language, Today).Select(p => p.Text).ToHashSet())).ToList();

        var (right, all, taken) = (found.Sum(f => f.Found.Intersect(f.m.Promises).Count()), messages.Sum(m => m.Promises.Count), found.Sum(f => f.Found.Count));
        var (offered, loose) = (maybe.Sum(f => f.Found.Intersect(f.m.Promises).Count()), maybe.Sum(f => f.Found.Count));

        Assert.Equal((50, 43), (messages.Count, all));
        Assert.True(right >= 16 && taken - right <= 1 && right + offered >= 40 && loose - offered <= 6, $"{right} of {all} found, {taken - right} by mistake; {offered} more offered, {loose - offered} by mistake\n  {string.Join("\n  ", found.Zip(maybe).SelectMany(f => f.First.m.Promises.Except(f.First.Found).Except(f.Second.Found)))}");
    }

    [Theory]
    [InlineData("Du får utkastet senast den 15 oktober.", "2026-10-15")]
    [InlineData("Vi svarar före den 1 mars.", "2027-03-01")]
    [InlineData("Vi skickar det 2026-12-01.", "2026-12-01")]
    [InlineData("Svaret publiceras på fredag.", "2026-03-13")]
    [InlineData("Svaret publiceras på torsdag.", "2026-03-19")]
    [InlineData("Det läggs ut i morgon.", "2026-03-13")]
    [InlineData("Vi återkommer inom två veckor.", "2026-03-26")]
    [InlineData("Vi återkommer vecka 20.", "2026-05-15")]
    [InlineData("Vi återkommer nästa vecka.", "2026-03-20")]
    [InlineData("Det presenteras i april.", "2026-04-30")]
    [InlineData("Vi berättar mer i höst.", null)]
    [InlineData("Du får det senast den 31 februari.", null)]
    public void The_day_a_promise_names_is_read_in_Swedish(string sentence, string? day)
    {
        var promise = Assert.Single(PromiseFinder.In(sentence, Language.Sv, Today));

        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), promise.DueOn);
    }

    [Theory]
    [InlineData("You will get the draft by 15 October.", "2026-10-15")]
    [InlineData("We will answer on March 20th.", "2026-03-20")]
    [InlineData("We will get back to you within two weeks.", "2026-03-26")]
    [InlineData("The answer will be published next week.", "2026-03-20")]
    [InlineData("We will send it tomorrow.", "2026-03-13")]
    [InlineData("We will answer in week 20.", "2026-05-15")]
    public void The_day_a_promise_names_is_read_in_English(string sentence, string day)
    {
        var promise = Assert.Single(PromiseFinder.In(sentence, Language.En, Today));

        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), promise.DueOn);
    }

    [Theory]
    [InlineData("Kan vi svara före fredag?")]
    [InlineData("Svara senast på fredag.")]
    [InlineData("Vi hoppas bli klara i oktober.")]
    [InlineData("I förra veckan skickade vi en enkät.")]
    public void A_question_a_request_a_hope_and_the_past_are_no_promises(string sentence) => Assert.Empty(PromiseFinder.In(sentence, Language.Sv, Today));

    [Fact]
    public void An_abbreviation_does_not_cut_a_sentence() =>
        Assert.Equal(["Vi ses kl. 13 i sal B.", "Ta med t.ex. Karin."], PromiseFinder.Sentences("Vi ses kl. 13 i sal B. Ta med t.ex. Karin."));

    [Fact]
    public void A_text_of_nothing_promises_nothing() => Assert.Empty(PromiseFinder.In(null, Language.Sv, Today));
}
