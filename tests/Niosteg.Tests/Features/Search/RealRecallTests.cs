using Lucene.Net.Store;
using Niosteg.Bench.Search;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Search;

namespace Niosteg.Tests.Features.Search;

/// <summary>Whether what somebody sought is among the first ten, over the real labels of ESCO and JobTech with a fixed draw of
/// questions. The bench measures the same with more of them, beside other engines.</summary>
public class RealRecallTests
{
    private const int Seed = 7;

    [Fact]
    public void What_is_sought_in_the_real_catalogues_is_among_the_first_ten()
    {
        var entries = RealLabels.Read(file => SharedData.Find(file.Split('/')));
        var asked = new AskedQueries(entries);
        using var index = CatalogueIndex.Build(new RAMDirectory(), entries, "");
        double Recall(int each, params AskedKind[] kinds)
        {
            var queries = kinds.SelectMany(kind => asked.Draw(kind, each, others: 0, Seed, out _)).ToList();
            Assert.Equal(each * kinds.Length, queries.Count);
            return 100.0 * queries.Count(query => query.IsFoundIn(Found(index, query.Typed))) / queries.Count;
        }

        Assert.True(entries.Sum(entry => entry.Labels.Count) > 100_000);
        Assert.InRange(Recall(50, AskedKind.LetterMissing, AskedKind.LetterTooMany, AskedKind.AnotherLetter, AskedKind.LettersSwapped), 95, 100);
        Assert.InRange(Recall(100, AskedKind.InsideCompound), 98, 100);
        Assert.InRange(Recall(50, AskedKind.Beginning, AskedKind.OtherName, AskedKind.WithoutMarks), 98, 100);
        // A name typed in full is the first of all, whatever else holds it or is a slip away.
        Assert.All(entries.Where((_, i) => i % 500 == 0).Select(entry => SearchText.Key(entry.Labels[0].Text)), name => Assert.Equal(name, SearchText.Key(index.Search(new(name), 1).Single().Label)));
    }

    private static string[] Found(CatalogueIndex index, string typed) => [.. index.Search(new(typed), AskedQuery.Best).Select(hit => hit.Key)];
}
