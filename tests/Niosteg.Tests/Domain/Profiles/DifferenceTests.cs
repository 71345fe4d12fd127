using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Profiles;

public class DifferenceTests
{
    private static readonly Gen<string> Texts =
        Gen.Elements("en", "trygg", "dag", "för", " ", " ", ", ", ".", "å", "👩🏽‍⚕️", "e\u0301", "\n").ListOf().Select(string.Concat);

    [Fact]
    public void Only_the_words_that_changed_are_marked()
    {
        var pieces = WordDifference.Between("Ger äldre en trygg vardag.", "Ger alla äldre en trygg dag.");

        Assert.Equal(
            [new(Piece.Same, "Ger "), new(Piece.Added, "alla "), new(Piece.Same, "äldre en trygg "), new(Piece.Removed, "vardag"), new(Piece.Added, "dag"), new TextPiece(Piece.Same, ".")],
            pieces);
    }

    [Fact]
    public void The_difference_applied_to_the_old_text_gives_the_new_and_undone_gives_the_old() => Prop.ForAll(Texts.Two().ToArbitrary(), pair =>
    {
        var pieces = WordDifference.Between(pair.Item1, pair.Item2);
        return string.Concat(pieces.Where(p => p.Piece != Piece.Removed).Select(p => p.Text)) == pair.Item2
            && string.Concat(pieces.Where(p => p.Piece != Piece.Added).Select(p => p.Text)) == pair.Item1;
    }).Holds(400);

    [Fact]
    public void The_difference_is_the_shortest_there_is() => Prop.ForAll(Gen.Elements("a", "b", "c").ListOf().Two().ToArbitrary(), pair =>
    {
        var (old, now) = (pair.Item1.Take(8).ToList(), pair.Item2.Take(8).ToList());
        return SequenceDifference.Between<string>(old, now).Count(e => e.Piece == Piece.Same) == SlowCommon(old, now);
    }).Holds();

    [Fact]
    public void Two_long_texts_with_nothing_in_common_are_still_told_apart_at_once()
    {
        var old = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i}a "));
        var now = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i}b "));

        var pieces = WordDifference.Between(old, now);

        Assert.Equal(now, string.Concat(pieces.Where(p => p.Piece != Piece.Removed).Select(p => p.Text)));
    }

    [Fact]
    public void A_reworded_task_is_shown_as_one_row_with_both_texts()
    {
        LocalText[] old = [new("Ge omvårdnad.", null), new("Dokumentera.", null)];
        LocalText[] now = [new("Ge god omvårdnad.", null), new("Dokumentera.", null), new("Handleda.", null)];

        var rows = VersionDifference.RowsBetween(old, now);

        Assert.Equal([new(old[0], now[0]), new(old[1], now[1]), new RowChange(null, now[2])], rows);
    }

    [Fact]
    public void A_raised_level_an_added_and_a_removed_requirement_are_told_apart()
    {
        var (care, notes, lifting) = (Demand("Omvårdnad", 2), Demand("Dokumentation", 2), Demand("Förflyttning", 1));

        var difference = VersionDifference.Between(Content(care, notes), Content(care with { RequiredLevel = 3 }, lifting));

        Assert.Equal([1, 1, -2], difference.Requirements.Select(r => r.LevelSteps));
        Assert.Equal([true, false, false], difference.Requirements.Select(r => r.IsLevelChanged));
        Assert.Equal((null, "Förflyttning"), (difference.Requirements[1].Old, difference.Requirements[1].Any.Name.Sv));
        Assert.Equal((null, "Dokumentation"), (difference.Requirements[2].Now, difference.Requirements[2].Any.Name.Sv));
    }

    [Fact]
    public void A_new_wording_in_the_catalogue_shows_as_reworded_and_not_as_a_new_level()
    {
        var care = Demand("Omvårdnad", 2);

        var difference = VersionDifference.Between(Content(care), Content(care with { LevelText = new("Med andra ord.", null) }));

        var change = Assert.Single(difference.Requirements);
        Assert.True(change.IsReworded);
        Assert.False(change.IsLevelChanged);
    }

    [Fact]
    public void A_text_that_changed_in_the_other_language_is_a_difference_too()
    {
        var difference = VersionDifference.Between(Content() with { Purpose = new("Syfte", "Purpose") }, Content() with { Purpose = new("Syfte", "The purpose") });

        var change = Assert.Single(difference.Texts);
        Assert.Equal(("Purpose", Language.En), (change.Field, change.Language));
    }

    [Fact]
    public void A_version_differs_in_nothing_from_itself_read_back()
    {
        var content = Content(Demand("Omvårdnad", 2) with { Indicators = [new("Frågar först.", null)] });

        Assert.True(VersionDifference.Between(content, ProfileJson.ReadContent(ProfileJson.Write(content))).IsEmpty);
    }

    internal static RequirementContent Demand(string name, int level, CompetencyId? id = null) =>
        new(id ?? CompetencyId.New(), new(name, null), LocalText.Empty, CompetencyKind.Skill, level, 4, new($"Nivå {level}", null), new($"{name} på nivå {level}.", null), [], Necessity.Merit, 3);

    internal static ProfileContent Content(params RequirementContent[] requirements) =>
        new(new("Undersköterska", null), LocalText.Empty, 2, LocalText.Empty, [], requirements, [], EqualValueFactors.Empty, null);

    private static int SlowCommon(List<string> a, List<string> b) =>
        a.Count == 0 || b.Count == 0 ? 0
        : a[0] == b[0] ? 1 + SlowCommon(a[1..], b[1..])
        : Math.Max(SlowCommon(a[1..], b), SlowCommon(a, b[1..]));
}
