using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>Families, job profiles and their sealed versions.</summary>
internal sealed record MadeProfiles(JobFamily[] Families, JobProfile[] Profiles, ProfileSave[] Saves, JobProfileVersion[] Versions)
{
    public static MadeProfiles Make(ExampleContent content, MadeTree tree, MadePeople people, MadeCompetencies competencies, ExampleLot lot, DateTime now, MadeSealings sealings)
    {
        var writing = new Writing(content, tree, people, competencies, lot, now, sealings);
        var families = content.Profiles.Families.Select(f => new JobFamily(new(lot.Id("family/" + f.Key)), f.Name)).ToArray();
        var made = content.Profiles.Profiles.Select(writing.Write).ToArray();
        return new(families, [.. made.Select(m => m.Profile)], [.. made.Select(m => m.Save)], [.. made.SelectMany(m => m.Versions)]);
    }

    private sealed class Writing(ExampleContent content, MadeTree tree, MadePeople people, MadeCompetencies competencies, ExampleLot lot, DateTime now, MadeSealings sealings)
    {
        private readonly (AccountId Id, string Name) _leader = Leader(content, lot);

        public (JobProfile Profile, ProfileSave Save, JobProfileVersion[] Versions) Write(ExampleProfile words)
        {
            var profile = new JobProfile(MadeTree.ProfileIdOf(lot, words.Key), words.Title);
            var sealedAt = sealings.DayOf(profile.Id, now.Date.AddDays(-lot.For("seal/" + words.Key).Between(40, 300))).AddHours(13);
            var isSealed = words.Sealed || sealings.Has(profile.Id);
            var draft = Draft(words, isSealed ? DateOnly.FromDateTime(sealedAt).AddYears(1) : null);
            var versions = new List<JobProfileVersion>();

            if (words.Earlier is { } earlier)
                versions.Add(Seal(profile, draft with { Purpose = earlier.Purpose, Tasks = earlier.Tasks, Requirements = Requirements(earlier.Requirements) },
                    content.Story.SealNote, sealedAt.AddDays(-390)));
            if (isSealed)
                versions.Add(Seal(profile, draft, words.Earlier is null ? content.Story.SealNote : content.Story.NewVersionNote, sealedAt));
            else
                profile.Write(draft, now.AddDays(-4));
            return (profile, new ProfileSave(profile.Id, profile.Version, draft, _leader.Id, _leader.Name, profile.ChangedAt), [.. versions]);
        }

        private JobProfileVersion Seal(JobProfile profile, ProfileDraft draft, string note, DateTime at)
        {
            profile.Write(draft, at);
            var id = new ProfileVersionId(lot.Id($"version/{profile.Id}/{profile.SealedNumber + 1}"));
            return profile.Seal(id, Spelt(draft), note, DateOnly.FromDateTime(at), _leader.Id, _leader.Name, at).Value;
        }

        private ProfileDraft Draft(ExampleProfile words, DateOnly? reviewOn) => new(
            words.Title, new FamilyId(lot.Id("family/" + words.Family)), words.Level, words.Purpose, words.Tasks,
            [.. words.Formal.Select(f => f.Text)],
            new(words.Factors.Skill, words.Factors.Responsibility, words.Factors.Effort, words.Factors.Conditions),
            Requirements(words.Requirements), OwnerOf(words.Owner), reviewOn, words.Ssyk);

        private DraftRequirement[] Requirements(ExampleRequirement[] words) => [.. words.Select(r => new DraftRequirement(
            competencies.ByKey[r.Competency].Id, r.Level, r.Necessity == "must" ? Necessity.MustHave : Necessity.Merit, r.Weight,
            r.Necessity == "must" ? WayFor(competencies.ByKey[r.Competency].Kind) : null))];

        private static AssessmentWay WayFor(CompetencyKind kind) => kind switch
        {
            CompetencyKind.Knowledge => AssessmentWay.KnowledgeTest,
            CompetencyKind.Skill => AssessmentWay.WorkSample,
            _ => AssessmentWay.Interview,
        };

        private PersonId? OwnerOf(string unit)
        {
            var managers = people.All.Where(p => p.Seat.Words.Manager && !p.HasLeft).ToDictionary(p => p.Seat.Words.Unit);
            return tree.NearestUp(unit, managers.ContainsKey) is { } nearest ? managers[nearest].Person.Id : null;
        }

        private ProfileContent Spelt(ProfileDraft draft) => new(
            draft.Title, content.Profiles.Families.First(f => new FamilyId(lot.Id("family/" + f.Key)) == draft.FamilyId).Name,
            draft.JobLevel, draft.Purpose, draft.Tasks, [.. draft.Requirements.Select(Spelt)], draft.FormalRequirements, draft.Factors, draft.SsykCode);

        private RequirementContent Spelt(DraftRequirement demand) =>
            ProfileSpelling.Spell(demand, new(competencies.ByKey.Values.First(c => c.Id == demand.CompetencyId), competencies.Scale));

        /// <summary>The process leader seals, as in any organisation that has one.</summary>
        private static (AccountId Id, string Name) Leader(ExampleContent content, ExampleLot lot)
        {
            var account = content.Story.Accounts.First(a => a.Roles.Contains(AccessRole.ProcessLeader));
            return (new(lot.Id("account/" + account.Key)), content.Story.People.First(p => p.Account == account.Key).Name);
        }
    }
}
