using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Web.Features.Search;

/// <summary>One state of the index, with the words that stand in it.</summary>
internal sealed class LabelSearcher : IndexSearcher
{
    private readonly Lazy<Vocabulary> _vocabulary;

    public LabelSearcher(IndexReader reader) : base(reader)
    {
        Similarity = new Flat();
        _vocabulary = new(() => Vocabulary.Of(reader));
    }

    public Vocabulary Vocabulary => _vocabulary.Value;

    /// <summary>The labels Lucene puts first, with its score.</summary>
    public IEnumerable<(JudgedLabel Label, float Score)> First(Query query, int most)
    {
        var packed = new BytesRef();
        var (values, start, end) = ((BinaryDocValues?)null, 0, -1);
        foreach (var found in Search(query, most).ScoreDocs.OrderBy(found => found.Doc))
        {
            if (found.Doc >= end)
            {
                var leaf = IndexReader.Leaves[ReaderUtil.SubIndex(found.Doc, IndexReader.Leaves)];
                (values, start, end) = (leaf.AtomicReader.GetBinaryDocValues(LabelDocument.Judged), leaf.DocBase, leaf.DocBase + leaf.AtomicReader.MaxDoc);
            }
            values!.Get(found.Doc - start, packed);
            yield return (LabelDocument.Unpack(packed), found.Score);
        }
    }

    /// <summary>Each term counts as much as any other: what fits is judged afterwards, on the label itself.</summary>
    private sealed class Flat : DefaultSimilarity
    {
        public override float Idf(long docFreq, long numDocs) => 1;
        public override float Tf(float freq) => 1;
        public override float Coord(int overlap, int maxOverlap) => 1;
        public override float QueryNorm(float sumOfSquaredWeights) => 1;
    }
}

internal sealed class LabelSearchers : SearcherFactory
{
    public override IndexSearcher NewSearcher(IndexReader reader) => new LabelSearcher(reader);

    /// <summary>Asks the newest state, and lets go of it afterwards.</summary>
    public static T With<T>(SearcherManager searchers, Func<LabelSearcher, T> ask)
    {
        var searcher = (LabelSearcher)searchers.Acquire();
        try
        {
            return ask(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }
}

/// <summary>Shows each document that was found to whoever asks.</summary>
internal sealed class EachLabel(Action<JudgedLabel> show) : ICollector
{
    private BinaryDocValues _values = null!;
    private readonly BytesRef _packed = new();

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) { }

    public void SetNextReader(AtomicReaderContext context) => _values = context.AtomicReader.GetBinaryDocValues(LabelDocument.Judged);

    public void Collect(int doc)
    {
        _values.Get(doc, _packed);
        show(LabelDocument.Unpack(_packed));
    }
}
