using Lucene.Net.Search;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Web.Features.Search;

/// <summary>What one search has found so far: each concept with the label that fits best. Lucene's own order decides only
/// which labels are looked at closely.</summary>
internal sealed class Judgement(LabelSearcher searcher, SearchWish wish)
{
    private const int LookedAt = 200;

    /// <summary>After everything that fits.</summary>
    private const int AlikePlace = 60;

    private readonly Dictionary<string, SearchHit> _best = [];

    public int Count => _best.Count;

    public void Add(Query query, SearchQuestion question, bool bySynonym = false)
    {
        foreach (var (label, _) in searcher.First(query, LookedAt))
        {
            var match = LabelMatch.Of(question, SearchText.Key(label.Text));
            Add(label, SearchRank.PlaceOf(match.Fit, label.Role, bySynonym), match.IsForgiven);
        }
    }

    /// <summary>What is only alike, in Lucene's order: by how many letter triples are the same.</summary>
    public void AddAlike(Query query, int most)
    {
        foreach (var (label, score) in searcher.First(query, most))
        {
            if (label.Role is TextRole.Preferred or TextRole.Alternative) Add(label, AlikePlace - (int)score, false);
        }
    }

    public IReadOnlyList<SearchHit> Best(int most) => [.. _best.Values.OrderBy(hit => hit.Rank).ThenBy(hit => hit.Label, StringComparer.Ordinal).Take(most)];

    private void Add(JudgedLabel label, int place, bool forgiven)
    {
        if (place == SearchRank.NoPlace) return;
        var used = label.Use == EntryUse.InSealedProfiles || (wish.SeesWorkingTexts && label.Use == EntryUse.InWorkingTexts);
        var rank = new SearchRank(place, forgiven, !label.IsOwn, !used, label.Text.Length);
        if (!_best.TryGetValue(label.Key, out var known) || rank.CompareTo(known.Rank) < 0) _best[label.Key] = new(label.Key, label.Text, label.Role, label.Language, rank);
    }
}
