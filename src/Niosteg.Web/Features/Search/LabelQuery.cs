using Lucene.Net.Index;
using Lucene.Net.Search;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Web.Features.Search;

/// <summary>The question to Lucene: which labels are worth judging closely.</summary>
internal static class LabelQuery
{
    /// <summary>Share of the typed words' letter triples that a label must hold to be like them: a slip in a word of nine letters
    /// spoils three of seven.</summary>
    private const double ShareOfGrams = 0.6;

    /// <summary>What makes one label better than another weighs less than one triple, all of it together.</summary>
    private const float Better = 0.9f;

    /// <summary>Every triple that was typed, or every word in another ending.</summary>
    public static Query AsTyped(SearchQuestion question, SearchWish wish)
    {
        var fits = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = 1 };
        fits.Add(All(question.Words.SelectMany(word => LabelTerms.Inner(word.Text))), Occur.SHOULD);
        if (Stems(question) is { } stems) fits.Add(stems, Occur.SHOULD);
        return Among(fits, question, wish);
    }

    /// <summary>Every word a slip of the finger away or, where there are several, as typed.</summary>
    public static Query ASlipAway(SearchQuestion question, SearchWish wish, Vocabulary vocabulary)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var word in question.Words)
        {
            var either = Any(LabelDocument.Words, word.MayHaveSlip ? vocabulary.Near(word) : []);
            if (question.Words.Count > 1 || either.Clauses.Count == 0) either.Add(All(LabelTerms.Inner(word.Text)), Occur.SHOULD);
            query.Add(either, Occur.MUST);
        }
        return Among(query, question, wish);
    }

    /// <summary>All the words but one.</summary>
    public static Query AllButOne(SearchQuestion question, SearchWish wish)
    {
        var query = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = question.Words.Count - 1 };
        foreach (var word in question.Words) query.Add(All(LabelTerms.Inner(word.Text)), Occur.SHOULD);
        return Among(query, question, wish);
    }

    /// <summary>Most of the triples, wherever they stand: what is left to look for when nothing else was found.</summary>
    public static Query Alike(SearchQuestion question, SearchWish wish)
    {
        var grams = question.Words.SelectMany(word => LabelTerms.Inner(word.Text)).Distinct().ToList();
        var query = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = Math.Max(1, (int)Math.Ceiling(grams.Count * ShareOfGrams)) };
        foreach (var gram in grams) query.Add(Term(LabelDocument.Grams, gram), Occur.SHOULD);
        return Among(query, question, wish);
    }

    /// <summary>What was taken in from elsewhere and is in use here.</summary>
    public static Query UsedConcepts()
    {
        var query = new BooleanQuery();
        query.Add(Any(LabelDocument.Filters, new[] { EntryUse.InWorkingTexts, EntryUse.InSealedProfiles }.Select(LabelDocument.Use)), Occur.MUST);
        query.Add(Term(LabelDocument.Filters, LabelDocument.Source(SearchEntry.Own)), Occur.MUST_NOT);
        return query;
    }

    private static BooleanQuery Among(Query fits, SearchQuestion question, SearchWish wish)
    {
        var query = new BooleanQuery(disableCoord: true);
        query.Add(fits, Occur.MUST);
        var better = question.Words.SelectMany(word => LabelTerms.Beginnings(word.Text)).Concat(LabelTerms.Edges(question.Key)).Distinct()
            .Select(gram => (LabelDocument.Grams, gram)).Append((LabelDocument.Filters, LabelDocument.Preferred)).Append((LabelDocument.Filters, LabelDocument.Source(SearchEntry.Own))).ToList();
        foreach (var (field, term) in better) query.Add(Term(field, term, Better / better.Count), Occur.SHOULD);
        foreach (var only in Filters(wish)) query.Add(only, Occur.MUST);
        return query;
    }

    private static BooleanQuery All(IEnumerable<string> grams)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var gram in grams.Distinct()) query.Add(Term(LabelDocument.Grams, gram), Occur.MUST);
        return query;
    }

    private static BooleanQuery? Stems(SearchQuestion question)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var word in question.Words.Where(word => word.Stems.Count > 0)) query.Add(Any(LabelDocument.Stems, word.Stems), Occur.MUST);
        return query.Clauses.Count == 0 ? null : query;
    }

    private static BooleanQuery Any(string field, IEnumerable<string> terms)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var term in terms) query.Add(Term(field, term), Occur.SHOULD);
        return query;
    }

    private static IEnumerable<Query> Filters(SearchWish wish)
    {
        if (wish.Kinds is { Count: > 0 } kinds) yield return Silent(Any(LabelDocument.Filters, kinds.Select(LabelDocument.Kind)));
        if (wish.Source is { } source) yield return Silent(Term(LabelDocument.Filters, LabelDocument.Source(source)));
        if (wish.Area is { } area) yield return Silent(Term(LabelDocument.Filters, LabelDocument.Area(area)));
        if (wish.IsUsed is not { } used) yield break;
        EntryUse[] uses = wish.SeesWorkingTexts ? [EntryUse.InSealedProfiles, EntryUse.InWorkingTexts] : [EntryUse.InSealedProfiles];
        var wanted = used ? uses : Enum.GetValues<EntryUse>().Except(uses);
        yield return Silent(Any(LabelDocument.Filters, wanted.Select(LabelDocument.Use)));
    }

    private static ConstantScoreQuery Silent(Query query) => new(query) { Boost = 0 };

    private static TermQuery Term(string field, string term, float weight = 1) => new(new Term(field, term)) { Boost = weight };
}
