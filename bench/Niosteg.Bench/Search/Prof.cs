using System.Diagnostics;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Index;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Web.Features.Search;
namespace Niosteg.Bench.Search;
internal static class Prof
{
    public static void Run(IReadOnlyList<SearchEntry> entries)
    {
        var path = new DirectoryInfo("/tmp/wt-search-idx");
        if (!path.Exists) { path.Create(); using var built = CatalogueIndex.Build(new MMapDirectory(path), entries, ""); }
        using var reader = DirectoryReader.Open(new MMapDirectory(path));
        var s = new LabelSearcher(reader);
        var qs = new AskedQueries(entries).Fast(1000, 1);
        var wish = new SearchWish("");
        foreach (var pass in new[] { 1, 2, 3 })
        {
            T("question", qs, q => new SearchQuestion(q, LabelTerms.Stems));
            var questions = qs.Select(q => new SearchQuestion(q, LabelTerms.Stems)).ToList();
            T("astyped query", questions, q => s.Search(LabelQuery.AsTyped(q, wish), 300));
            T("astyped first", questions, q => s.First(LabelQuery.AsTyped(q, wish), 300).Count());
            T("vocab", questions, q => s.Vocabulary.Near(q.Words[0]));
            T("slip query", questions, q => s.Search(LabelQuery.ASlipAway(q, wish, s.Vocabulary), 300));
            T("slip first", questions, q => s.First(LabelQuery.ASlipAway(q, wish, s.Vocabulary), 300).Count());
            T("slip judged", questions, q => { var j = new Judgement(s, wish); j.Add(LabelQuery.ASlipAway(q, wish, s.Vocabulary), q); });
            T("synonyms", questions, q => Synonyms.Of(q.Key).Count());
        }
    }
    static void T<A>(string n, IReadOnlyList<A> qs, Action<A> act) { var c = Environment.CpuUsage.TotalTime; var w = Stopwatch.StartNew(); foreach (var q in qs) act(q); Console.WriteLine($"{n}: {w.Elapsed.TotalMicroseconds / qs.Count:0} us wall, {(Environment.CpuUsage.TotalTime - c).TotalMicroseconds / qs.Count:0} us cpu"); }
}
