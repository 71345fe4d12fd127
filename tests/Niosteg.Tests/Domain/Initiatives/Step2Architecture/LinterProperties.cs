using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

public class LinterProperties
{
    private static readonly RuleSet All = RuleSet.WithThoseOff(RuleBook.BuiltIn);
    private static readonly string[] Pieces = ["tillse", "Förstår", "och", "planerar", "självgående", "(driven)", "5 års erfarenhet", ".", "\n- ", ", ", "ENTJ", "å", "e\u0301", "\uD800", "m.m.", "x"];

    [Fact]
    public void Any_text_can_be_read_and_every_finding_lies_inside_it() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(t => t is not null), text => Inside(text)).Holds();

    [Fact]
    public void Any_row_of_words_can_be_read_and_every_finding_lies_inside_it() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces => Inside(string.Join(' ', pieces))).Holds();

    [Fact]
    public void A_text_says_the_same_however_its_letters_are_put_together() =>
        Prop.ForAll(Gen.Elements(Pieces.Where(p => p != "\uD800").ToArray()).ArrayOf().ToArbitrary(), pieces =>
        {
            var text = string.Join(' ', pieces);
            return Words(text.Normalize(NormalizationForm.FormC)).SequenceEqual(Words(text.Normalize(NormalizationForm.FormD)));
        }).Holds();

    [Fact]
    public void The_order_of_the_rules_does_not_matter()
    {
        var backwards = RuleSet.WithThoseOff(RuleBook.BuiltIn.Reverse());
        const string text = "Förstår att tillse och planerar, driven ENTJ m.m. med 5 års erfarenhet och självgående självgående.";

        Assert.Equal(Found(text, All).Select(f => f.Key), Found(text, backwards).Select(f => f.Key));
    }

    private static bool Inside(string text) => Found(text, All).All(f => f.Start >= 0 && f.Length >= 0 && f.Start + f.Length <= text.Length);

    private static IEnumerable<string> Words(string text) => Found(text, All).Select(f => f.Key.Normalize());

    private static IReadOnlyList<RuleFinding> Found(string text, RuleSet rules) => Linter.Run(RuleTexts.Document(RuleScope.Indicator, Language.Sv, text), rules).Findings;
}
