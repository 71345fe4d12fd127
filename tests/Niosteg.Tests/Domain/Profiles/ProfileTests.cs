using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using static Niosteg.Tests.Domain.Profiles.DifferenceTests;
using static Niosteg.Tests.Domain.Profiles.Drafts;

namespace Niosteg.Tests.Domain.Profiles;

public class ProfileTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Comparing_puts_other_levels_first_then_what_only_some_demand_then_what_is_the_same()
    {
        var (care, notes, lifting) = (Demand("Omvårdnad", 2), Demand("Dokumentation", 2), Demand("Förflyttning", 1));

        var compared = ProfileComparison.Of([Content(notes, lifting, care), Content(notes, care with { RequiredLevel = 4 })]);

        Assert.Equal(["Omvårdnad", "Förflyttning", "Dokumentation"], compared.Select(c => c.Any.Name.Sv));
        Assert.Equal([ComparedAs.OtherLevel, ComparedAs.OnlyInSome, ComparedAs.SameLevel], compared.Select(c => c.As));
    }

    [Fact]
    public void Hints_ask_about_what_is_not_there_at_all()
    {
        var hints = ProfileHints.For(Nurse with { Tasks = [] }).Select(h => h.Kind);

        Assert.Equal([HintKind.NoTasks, HintKind.NoOwner, HintKind.NoReview], hints);
    }

    [Fact]
    public void An_afternoon_of_saving_by_itself_does_not_push_out_the_text_of_last_spring()
    {
        var spring = Enumerable.Range(1, 3).Select(i => new SaveMark(i, null, "Maria", Now.AddDays(-60 + i)));
        var afternoon = Enumerable.Range(4, 200).Select(i => new SaveMark(i, null, "Maria", Now.AddSeconds(i * 10)));

        var forgotten = SavesToForget.Among([.. spring, .. afternoon]);

        Assert.Equal(103, forgotten.Count);
        Assert.DoesNotContain(forgotten, version => version is <= 4 or > 193);
    }

    [Fact]
    public void Without_a_sitting_to_thin_out_the_oldest_save_goes()
    {
        var saves = Enumerable.Range(1, 12).Select(i => new SaveMark(i, null, "Maria", Now.AddDays(i)));

        Assert.Equal([1, 2], SavesToForget.Among(saves, kept: 10));
    }

    [Fact]
    public void The_history_of_a_requirement_tells_who_set_it_and_who_raised_it()
    {
        var id = ProfileId.New();
        var raised = Nurse with { Requirements = [Nurse.Requirements[0] with { RequiredLevel = 4 }] };
        ProfileSave[] saves = [new(id, 2, raised, null, "Per", Now), new(id, 1, Nurse, null, "Maria", Now.AddDays(-1)), new(id, 3, raised with { JobLevel = 3 }, null, "Eva", Now)];

        var steps = RequirementHistory.Of(Catalogue[0], saves);

        Assert.Equal([("Maria", null, 3), ("Per", 3, 4)], steps.Select(s => (s.ByName, s.Old?.RequiredLevel, s.Now!.RequiredLevel)));
    }

    [Fact]
    public void A_seal_from_the_first_release_still_reads_and_is_still_genuine()
    {
        const string first = """{"title":{"sv":"Kock"},"family":{"sv":"Måltid"},"jobLevel":2,"purpose":{"sv":"Lagar mat."},"tasks":[],"requirements":[{"competencyId":"00000001-0000-0000-0000-000000000000","name":{"sv":"Matlagning"},"definition":{},"kind":"skill","requiredLevel":2,"topOfScale":4,"levelName":{"sv":"Själv"},"levelText":{"sv":"Lagar själv."},"indicators":[],"necessity":"mustHave","importance":3}],"formalRequirements":[],"factors":{"skill":{},"responsibility":{},"effort":{},"workingConditions":{}}}""";

        var content = ProfileJson.ReadContent(first);

        Assert.Equal(("Kock", 2, Catalogue[0]), (content.Title.Sv, content.Requirements[0].RequiredLevel, content.Requirements[0].CompetencyId));
        Assert.Equal(first, ProfileJson.Write(content));
    }
}
