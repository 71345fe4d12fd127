using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using static Niosteg.Tests.Domain.Profiles.Drafts;

namespace Niosteg.Tests.Domain.Profiles;

public class ProfileMergeTests
{
    [Fact]
    public void Two_who_change_different_fields_both_get_their_way_without_a_question()
    {
        var theirs = Nurse with { Purpose = new("Ger äldre en trygg och god vardag.", null) };
        var mine = Nurse with { JobLevel = 3 };

        var merged = ProfileMerge.Merge(Nurse, theirs, mine);

        Assert.Empty(merged.Conflicts);
        Assert.Equal((theirs.Purpose, 3), (merged.Draft.Purpose, merged.Draft.JobLevel));
        Assert.Equal("Purpose.Sv", Assert.Single(merged.FromTheirs).Field);
    }

    [Fact]
    public void Two_who_change_the_same_sentence_are_asked_which_one_stands()
    {
        var theirs = Nurse with { Purpose = new("Deras.", null) };
        var mine = Nurse with { Purpose = new("Min.", null) };

        var merged = ProfileMerge.Merge(Nurse, theirs, mine);

        var conflict = Assert.Single(merged.Conflicts);
        Assert.Equal("Purpose.Sv", conflict.Field);
        Assert.Equal("Min.", merged.Draft.Purpose.Sv);
        Assert.Equal("Deras.", ProfileMerge.TakeTheirs(merged.Draft, theirs, conflict).Purpose.Sv);
    }

    [Fact]
    public void A_translation_and_a_rewording_do_not_collide()
    {
        var theirs = Nurse with { Purpose = Nurse.Purpose with { En = "A safe daily life." } };
        var mine = Nurse with { Purpose = Nurse.Purpose with { Sv = "En trygg dag." } };

        var merged = ProfileMerge.Merge(Nurse, theirs, mine);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(new("En trygg dag.", "A safe daily life."), merged.Draft.Purpose);
    }

    [Fact]
    public void Tasks_that_both_added_are_all_kept()
    {
        var theirs = Nurse with { Tasks = [.. Nurse.Tasks, new("Deras.", null)] };
        var mine = Nurse with { Tasks = [.. Nurse.Tasks, new("Min.", null)] };

        var merged = ProfileMerge.Merge(Nurse, theirs, mine);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(["Ge omvårdnad.", "Följa hälsan.", "Dokumentera.", "Deras.", "Min."], merged.Draft.Tasks.Select(t => t.Sv));
    }

    [Fact]
    public void Level_weight_and_way_of_one_requirement_can_be_changed_by_two_at_once()
    {
        var theirs = Nurse with { Requirements = [Nurse.Requirements[0] with { RequiredLevel = 4 }, .. Nurse.Requirements.Skip(1)] };
        var mine = Nurse with { Requirements = [Nurse.Requirements[0] with { Importance = 1, AssessedBy = AssessmentWay.WorkSample }, .. Nurse.Requirements.Skip(1)] };

        var merged = ProfileMerge.Merge(Nurse, theirs, mine);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(Nurse.Requirements[0] with { RequiredLevel = 4, Importance = 1, AssessedBy = AssessmentWay.WorkSample }, merged.Draft.Requirements[0]);
    }

    [Fact]
    public void A_requirement_that_one_removed_and_the_other_raised_is_a_question()
    {
        var theirs = Nurse with { Requirements = [Nurse.Requirements[0] with { RequiredLevel = 4 }, .. Nurse.Requirements.Skip(1)] };
        var mine = Nurse with { Requirements = [.. Nurse.Requirements.Skip(1)] };

        var merged = ProfileMerge.Merge(Nurse, theirs, mine);

        var conflict = Assert.Single(merged.Conflicts);
        Assert.Equal(Catalogue[0], conflict.Competency);
        Assert.Equal(conflict, ProfilePart.FromKey(conflict.Key));
        Assert.Contains(theirs.Requirements[0], ProfileMerge.TakeTheirs(merged.Draft, theirs, conflict).Requirements);
    }

    [Fact]
    public void When_the_common_start_is_no_longer_known_every_difference_is_a_question()
    {
        var merged = ProfileMerge.Merge(null, Nurse with { JobLevel = 3 }, Nurse with { SsykCode = "5321" });

        Assert.Equal(["JobLevel", "SsykCode"], merged.Conflicts.Select(c => c.Field));
    }

    [Fact]
    public void Whoever_changed_nothing_takes_over_the_other_ones_text() => Prop.ForAll(Three, three =>
        ProfileMerge.Merge(three.Start, three.Theirs, three.Start).Draft.Said() == three.Theirs.Said()
        && ProfileMerge.Merge(three.Start, three.Start, three.Mine).Draft.Said() == three.Mine.Said()
        && ProfileMerge.Merge(three.Start, three.Mine, three.Mine).Conflicts.Count == 0).Holds();

    [Fact]
    public void Nothing_that_either_wrote_is_lost_without_a_question() => Prop.ForAll(Three, three =>
    {
        var merged = ProfileMerge.Merge(three.Start, three.Theirs, three.Mine);
        return ProfileFields.All.All(field => IsKeptOrAsked(field, three, merged))
            && Catalogue.All(id => IsKeptOrAsked(id, three, merged));
    }).Holds(400);

    [Fact]
    public void Settling_every_question_for_the_other_leaves_none_of_mine_where_we_collided() => Prop.ForAll(Three, three =>
    {
        var merged = ProfileMerge.Merge(three.Start, three.Theirs, three.Mine);
        var settled = merged.Conflicts.Aggregate(merged.Draft, (draft, conflict) => ProfileMerge.TakeTheirs(draft, three.Theirs, conflict));
        return ProfileMerge.Merge(three.Theirs, three.Theirs, settled).Conflicts.Count == 0
            && merged.Conflicts.Where(c => c.Competency is null).All(c => Equals(Field(c.Field).Get(settled), Field(c.Field).Get(three.Theirs)));
    }).Holds();

    private static ProfileField Field(string name) => ProfileFields.All.Single(f => f.Name == name);

    private static bool IsKeptOrAsked(ProfileField field, (ProfileDraft Start, ProfileDraft Theirs, ProfileDraft Mine) three, Merged merged)
    {
        var (start, theirs, mine, result) = (field.Get(three.Start), field.Get(three.Theirs), field.Get(three.Mine), field.Get(merged.Draft));
        if (merged.Conflicts.Any(c => c.Field == field.Name)) return Equals(result, mine) && !Equals(theirs, mine);
        if (Equals(theirs, start)) return Equals(result, mine);
        return Equals(mine, start) || Equals(mine, theirs) ? Equals(result, theirs) : field.Join is not null;
    }

    private static bool IsKeptOrAsked(CompetencyId id, (ProfileDraft Start, ProfileDraft Theirs, ProfileDraft Mine) three, Merged merged)
    {
        DraftRequirement? In(ProfileDraft draft) => draft.Requirements.FirstOrDefault(r => r.CompetencyId == id);
        if (merged.Conflicts.Any(c => c.Competency == id)) return true;
        var (start, theirs, mine, result) = (In(three.Start), In(three.Theirs), In(three.Mine), In(merged.Draft));
        if (theirs == start || theirs == mine) return result == mine;
        return mine == start ? result == theirs : result is not null;
    }
}
