using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Web.Features.Search;

/// <summary>The catalogue as Lucene keeps it: one document a label. It can always be made anew from the database, and holds
/// nothing that is not there.</summary>
internal sealed class CatalogueIndex : IDisposable
{
    /// <summary>Raised when documents are made differently: older folders are then made anew.</summary>
    private const string Make = "1";

    private readonly Lucene.Net.Store.Directory _directory;
    private readonly SearcherManager _searchers;

    private CatalogueIndex(Lucene.Net.Store.Directory directory)
    {
        _directory = directory;
        _searchers = new(directory, new LabelSearchers());
    }

    /// <summary>What the index was made from, as its maker said.</summary>
    public string Stamp => LabelSearchers.With(_searchers, searcher => ((DirectoryReader)searcher.IndexReader).IndexCommit.UserData.TryGetValue("stamp", out var stamp) ? stamp : "");

    /// <summary>An index that lies there whole; null when there is none, or one made in another way.</summary>
    /// <exception cref="IOException">It is broken. Lucene has other exceptions for the same.</exception>
    public static CatalogueIndex? Open(Lucene.Net.Store.Directory directory)
    {
        if (!DirectoryReader.IndexExists(directory)) return null;
        using (var reader = DirectoryReader.Open(directory))
        {
            if (!reader.IndexCommit.UserData.TryGetValue("make", out var make) || make != Make) return null;
            foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
        }
        return new(directory);
    }

    /// <summary>Made from nothing. The order entries come in is the order of those that fit equally well.</summary>
    public static CatalogueIndex Build(Lucene.Net.Store.Directory directory, IEnumerable<SearchEntry> entries, string stamp, CancellationToken cancel = default)
    {
        using (var writer = Writer(directory, OpenMode.CREATE))
        {
            using var documents = new LabelDocument();
            foreach (var entry in entries)
            {
                cancel.ThrowIfCancellationRequested();
                Add(writer, documents, entry);
            }
            writer.ForceMerge(1);
            Commit(writer, stamp);
        }
        return new(directory);
    }

    /// <summary>Some entries anew, some gone; the rest stays as it is.</summary>
    public void Update(IEnumerable<SearchEntry> changed, IEnumerable<string> gone, string stamp)
    {
        using (var writer = Writer(_directory, OpenMode.APPEND))
        {
            using var documents = new LabelDocument();
            foreach (var key in gone) writer.DeleteDocuments(new Term(LabelDocument.Concept, key));
            foreach (var entry in changed)
            {
                writer.DeleteDocuments(new Term(LabelDocument.Concept, entry.Key));
                Add(writer, documents, entry);
            }
            Commit(writer, stamp);
        }
        _searchers.MaybeRefreshBlocking();
    }

    /// <summary>The stamps of the entries from one source, as they were indexed.</summary>
    public IReadOnlyDictionary<string, string> StampsOf(string source) => LabelSearchers.With<IReadOnlyDictionary<string, string>>(_searchers, searcher =>
    {
        var stamps = new Dictionary<string, string>();
        searcher.Search(new TermQuery(new Term(LabelDocument.Filters, LabelDocument.Source(source))), new EachLabel(label => stamps[label.Key] = label.Stamp));
        return stamps;
    });

    /// <summary>Concepts of the classifications that were in use when they were indexed.</summary>
    public IReadOnlyDictionary<string, EntryUse> UsedConcepts() => LabelSearchers.With<IReadOnlyDictionary<string, EntryUse>>(_searchers, searcher =>
    {
        var used = new Dictionary<string, EntryUse>();
        searcher.Search(LabelQuery.UsedConcepts(), new EachLabel(label => used[label.Key] = label.Use));
        return used;
    });

    /// <summary>The best first, each concept once, with the label that fitted. Slips of the finger are only looked for where too
    /// little fits as typed, and likeness only where nothing else does.</summary>
    public IReadOnlyList<SearchHit> Search(SearchWish wish, int most) => LabelSearchers.With<IReadOnlyList<SearchHit>>(_searchers, searcher =>
    {
        var question = new SearchQuestion(wish.Typed, LabelTerms.Stems);
        if (question.Words.Count == 0) return [];
        var found = new Judgement(searcher, wish);
        found.Add(LabelQuery.AsTyped(question, wish), question);
        foreach (var words in Synonyms.Of(question.Key))
        {
            var other = new SearchQuestion(words, LabelTerms.Stems);
            found.Add(LabelQuery.AsTyped(other, wish), other, bySynonym: true);
        }
        // Three words or more that something has as typed are no slip.
        var mayBeSlip = found.Count == 0 || (found.Count < most && question.Words.Count < 3);
        if (mayBeSlip && question.Words.Any(word => word.MayHaveSlip)) found.Add(LabelQuery.ASlipAway(question, wish, searcher.Vocabulary), question);
        if (found.Count == 0 && question.Words.Count > 2) found.Add(LabelQuery.AllButOne(question, wish), question);
        if (found.Count == 0) found.AddAlike(LabelQuery.Alike(question, wish), most);
        return found.Best(most);
    });

    public void Dispose()
    {
        _searchers.Dispose();
        _directory.Dispose();
    }

    private static void Add(IndexWriter writer, LabelDocument documents, SearchEntry entry)
    {
        foreach (var label in entry.Labels)
        {
            if (documents.Of(entry, label).ToList() is { Count: > 0 } fields) writer.AddDocument(fields);
        }
    }

    // Segments are only merged with their neighbours, so that documents keep the order they came in.
    private static IndexWriter Writer(Lucene.Net.Store.Directory directory, OpenMode mode) => new(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
    {
        OpenMode = mode,
        MergePolicy = new LogDocMergePolicy(),
        MergeScheduler = new SerialMergeScheduler(),
        RAMBufferSizeMB = 16,
        WriteLockTimeout = 0,
    });

    private static void Commit(IndexWriter writer, string stamp)
    {
        writer.SetCommitData(new Dictionary<string, string> { ["make"] = Make, ["stamp"] = stamp });
        writer.Commit();
    }
}
