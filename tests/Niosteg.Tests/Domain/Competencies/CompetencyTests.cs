using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Competencies;

public class CompetencyTests
{
    private static readonly ScaleId Four = ScaleId.New();

    private static Competency Documenting() => new(CompetencyId.New(), new("Dokumentation", null), CompetencyKind.Skill, Four);

    private static CompetencyLevel Level(int ordinal, LocalText text, params LocalText[] signs) => new(ordinal, text, signs);

    [Fact]
    public void A_level_without_words_is_missing_and_not_empty()
    {
        var competency = Documenting();

        competency.DescribeLevels([Level(1, new("Skriver", null)), Level(2, LocalText.Empty), Level(3, LocalText.Empty, new LocalText("Syns", null))], 4);

        Assert.Equal([1, 3], competency.Levels.Select(l => l.Ordinal));
        Assert.Null(competency.At(2));
    }

    [Fact]
    public void A_level_above_the_scale_is_refused_and_nothing_is_changed()
    {
        var competency = Documenting();
        competency.DescribeLevels([Level(1, new("Skriver", null))], 4);

        var outcome = competency.DescribeLevels([Level(5, new("För högt", null))], 4);

        Assert.Equal("level-not-on-the-scale", outcome.Refusal!.Code);
        Assert.Equal("Skriver", competency.At(1)!.Text.Sv);
    }

    [Fact]
    public void What_is_required_or_assessed_keeps_its_scale()
    {
        var competency = Documenting();

        Assert.Equal("scale-fixed-when-used", competency.MeasureOn(ScaleId.New(), 4, isUsed: true).Refusal!.Code);
        Assert.True(competency.MeasureOn(ScaleId.New(), 4, isUsed: false).IsDone);
    }

    [Fact]
    public void A_shorter_scale_is_refused_when_a_level_would_fall_off()
    {
        var competency = Documenting();
        competency.DescribeLevels([Level(4, new("Formar", null))], 4);

        Assert.Equal("level-not-on-the-scale", competency.MeasureOn(ScaleId.New(), 3, isUsed: false).Refusal!.Code);
        Assert.Equal(Four, competency.ScaleId);
    }

    [Theory]
    [InlineData(2, "number-outside")]
    [InlineData(7, "number-outside")]
    public void A_scale_has_three_to_six_levels(int count, string code)
    {
        var levels = Enumerable.Range(1, count).Select(i => (new LocalText($"Nivå {i}", null), LocalText.Empty)).ToList();

        Assert.Equal(code, ProficiencyScale.Create(ScaleId.New(), new("Skala", null), levels).Refusal!.Code);
    }

    [Fact]
    public void A_scale_keeps_its_length_once_it_is_made()
    {
        var scale = Starter.Scale(ScaleId.New());

        var outcome = scale.Describe(scale.Name, [.. scale.Levels.Take(3).Select(l => (l.Name, l.Description))]);

        Assert.Equal("scale-keeps-its-length", outcome.Refusal!.Code);
        Assert.Equal(4, scale.Top);
    }

    [Fact]
    public void The_finished_example_is_described_on_every_level_in_both_languages()
    {
        var example = Starter.Competency(CompetencyId.New(), Four, null);

        Assert.Equal([1, 2, 3, 4], example.Levels.Select(l => l.Ordinal));
        Assert.All(example.Levels, l => Assert.All([l.Text, .. l.Indicators], t => Assert.True(t is { Sv: not null, En: not null })));
    }
}
