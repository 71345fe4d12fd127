using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>The attack: somebody leads the initiative, sees the trial's groups beside the check's parts and total, today and tomorrow, and
/// adds and subtracts them in every way to get at a few people's answers.</summary>
public class TrialAttackTests
{
    private const int Smallest = 5;

    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task No_sum_or_difference_of_figures_is_about_fewer_than_five(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.SendAsync();
        var figures = new List<HashSet<string>>();

        // The two groups and the parts overlap: IT has people in both.
        await trying.AnswerAsync(trying.DeskPeople.Take(7), isRight: true);
        await trying.AnswerAsync(trying.Others.Take(8), isRight: false);
        figures.AddRange(await ShownAsync(scene, trying));
        await trying.AnswerAsync(trying.DeskPeople.Skip(7).Concat(trying.Others.Skip(8)), isRight: true);
        await trying.EndAsync();
        figures.AddRange(await ShownAsync(scene, trying));

        var distinct = figures.DistinctBy(set => string.Join(' ', set.Order())).ToList();
        Assert.True(distinct.Count > 2);
        Assert.All(Combinations(distinct), about => Assert.True(about is 0 or >= Smallest, $"A figure about {about}."));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_rests_of_the_two_groups_are_never_shown_together(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.SendAsync();
        await trying.AnswerAsync(trying.DeskPeople, isRight: true);
        await trying.AnswerAsync(trying.Others, isRight: false);
        await trying.EndAsync();

        await using var db = scene.Open();
        var batches = (await db.UnderstandingAnswers.Where(a => a.BatchId != null).ToListAsync()).GroupBy(a => a.BatchId).ToList();
        Assert.All(batches, batch => Assert.Single(batch.Select(a => a.Trial).Distinct()));
        // Four and two are left over; the six together would have been enough.
        Assert.Equal(20, batches.Sum(batch => batch.Count()));
        // Three of IT get the message: their part would point them out, so it is not kept.
        Assert.Equal(3, await db.UnderstandingAnswers.CountAsync(a => a.Trial == TrialGroup.NewText && a.GroupId == null));
        Assert.DoesNotContain(db.Model.FindEntityType(typeof(TrialMember))!.GetProperties().Select(p => p.Name), name => name.Contains("Answer", StringComparison.Ordinal) || name.Contains("Key", StringComparison.Ordinal));
    }

    /// <summary>The answers behind each figure on the pages, found by what the pages say they count.</summary>
    private static async Task<List<HashSet<string>>> ShownAsync(Scene scene, Trying trying)
    {
        await using var db = scene.Open();
        var shown = await db.UnderstandingAnswers.Where(a => a.BatchId != null).ToListAsync();
        var (map, trial) = ((await trying.Campaign.Checks().ReadAsync(trying.Id)).Value.Figures!, (await trying.ReadAsync()).Answers!);
        HashSet<string> Keys(Func<UnderstandingAnswer, bool> which) => [.. shown.Where(which).Select(a => a.Key)];
        var names = await db.Units.ToDictionaryAsync(u => u.Name, u => u.Id);
        List<(HashSet<string> Keys, int Count)> figures =
        [
            (Keys(_ => true), map.Total.Answers),
            .. map.Groups.Select(g => (Keys(a => g.Name is null ? !a.InOwnGroup : a.InOwnGroup && a.GroupId == names[g.Name]), g.Answers)),
            (Keys(a => a.Trial == TrialGroup.NewText), trial.NewText),
            (Keys(a => a.Trial == TrialGroup.Comparison), trial.Comparison),
        ];
        Assert.All(figures, figure => Assert.Equal(figure.Count, figure.Keys.Count));
        return [.. figures.Select(f => f.Keys)];
    }

    /// <summary>How many people each combination of figures is about, each taken once, not at all, or away.</summary>
    private static IEnumerable<int> Combinations(IReadOnlyList<HashSet<string>> figures)
    {
        var people = figures.SelectMany(set => set).Distinct().ToList();
        for (var code = 0; code < (int)Math.Pow(3, figures.Count); code++)
        {
            var signs = Enumerable.Range(0, figures.Count).Select(at => code / (int)Math.Pow(3, at) % 3 - 1).ToList();
            yield return people.Count(person => figures.Index().Sum(f => f.Item.Contains(person) ? signs[f.Index] : 0) != 0);
        }
    }
}
