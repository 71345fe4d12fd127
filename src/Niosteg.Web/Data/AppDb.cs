using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Live;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Web.Data.Mappings;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Data;

/// <summary>The organisation's database. The same model on SQLite and PostgreSQL; what differs stands in
/// <see cref="SqliteDb"/> and <see cref="PostgresDb"/>. Saving writes the audit trail in the same transaction
/// and raises every changed row's version.</summary>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Who the saved changes are by. Set by the factory.</summary>
    internal Actor Actor { get; set; } = Actor.Nobody;
    internal TimeProvider Clock { get; set; } = TimeProvider.System;
    /// <summary>Opens answers that are locked in the database. Set by the factory.</summary>
    internal AnswerKeys? Answers { get; set; }

    public DbSet<OrganisationSettings> Settings => Set<OrganisationSettings>();
    public DbSet<OrganisationUnit> Units => Set<OrganisationUnit>();
    public DbSet<UnitLink> UnitLinks => Set<UnitLink>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<BusinessFunction> Functions => Set<BusinessFunction>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<LineLink> LineLinks => Set<LineLink>();
    public DbSet<Position> Positions => Set<Position>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<ProficiencyScale> Scales => Set<ProficiencyScale>();
    public DbSet<CompetencyArea> Areas => Set<CompetencyArea>();
    public DbSet<Competency> Competencies => Set<Competency>();
    public DbSet<CompetencyLink> CompetencyLinks => Set<CompetencyLink>();
    public DbSet<TaxonomyRelease> TaxonomyReleases => Set<TaxonomyRelease>();
    public DbSet<TaxonomyConcept> Concepts => Set<TaxonomyConcept>();
    public DbSet<ConceptLabel> ConceptLabels => Set<ConceptLabel>();
    public DbSet<ConceptRelation> ConceptRelations => Set<ConceptRelation>();
    public DbSet<TaxonomyImport> TaxonomyImports => Set<TaxonomyImport>();
    public DbSet<TaxonomyImportFile> TaxonomyImportFiles => Set<TaxonomyImportFile>();
    public DbSet<TaxonomyChange> TaxonomyChanges => Set<TaxonomyChange>();
    public DbSet<JobFamily> Families => Set<JobFamily>();
    public DbSet<JobProfile> Profiles => Set<JobProfile>();
    public DbSet<CompetencyRequirement> Requirements => Set<CompetencyRequirement>();
    public DbSet<ProfileSave> ProfileSaves => Set<ProfileSave>();
    public DbSet<JobProfileVersion> ProfileVersions => Set<JobProfileVersion>();
    public DbSet<ProfileArchitecture> Architectures => Set<ProfileArchitecture>();
    public DbSet<ArchitectureVersion> ArchitectureVersions => Set<ArchitectureVersion>();
    public DbSet<RuleWaiver> Waivers => Set<RuleWaiver>();
    public DbSet<ParticipantPlan> ParticipantPlans => Set<ParticipantPlan>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<NominationPoll> NominationPolls => Set<NominationPoll>();
    public DbSet<NominationBallot> NominationBallots => Set<NominationBallot>();
    public DbSet<NominationCount> NominationCounts => Set<NominationCount>();
    public DbSet<FieldQuestion> FieldQuestions => Set<FieldQuestion>();
    public DbSet<FieldAnswer> FieldAnswers => Set<FieldAnswer>();
    public DbSet<FieldSum> FieldSums => Set<FieldSum>();
    public DbSet<Schedule> Schedules => Set<Schedule>();
    public DbSet<ScheduleActivity> ScheduleActivities => Set<ScheduleActivity>();
    public DbSet<BookedTime> BookedTimes => Set<BookedTime>();
    public DbSet<BusyCalendar> BusyCalendars => Set<BusyCalendar>();
    public DbSet<TimePoll> TimePolls => Set<TimePoll>();
    public DbSet<TimeAnswer> TimeAnswers => Set<TimeAnswer>();
    public DbSet<Initiative> Initiatives => Set<Initiative>();
    public DbSet<InitiativeMember> InitiativeMembers => Set<InitiativeMember>();
    public DbSet<InitiativeProfile> InitiativeProfiles => Set<InitiativeProfile>();
    public DbSet<InitiativeUnit> InitiativeUnits => Set<InitiativeUnit>();
    public DbSet<InitiativeGoal> Goals => Set<InitiativeGoal>();
    public DbSet<GoalTie> GoalTies => Set<GoalTie>();
    public DbSet<KeptWeighing> KeptWeighings => Set<KeptWeighing>();
    public DbSet<GoalFrame> GoalFrames => Set<GoalFrame>();
    public DbSet<GoalDecision> GoalDecisions => Set<GoalDecision>();
    public DbSet<CheckInRhythm> CheckInRhythms => Set<CheckInRhythm>();
    public DbSet<GoalCheckIn> GoalCheckIns => Set<GoalCheckIn>();
    public DbSet<Assessment> Assessments => Set<Assessment>();
    public DbSet<LiveRoom> LiveRooms => Set<LiveRoom>();
    public DbSet<LiveRound> LiveRounds => Set<LiveRound>();
    public DbSet<LiveSeat> LiveSeats => Set<LiveSeat>();
    public DbSet<LiveAnswer> LiveAnswers => Set<LiveAnswer>();
    public DbSet<ImportDraft> Imports => Set<ImportDraft>();
    public DbSet<AccountSession> Sessions => Set<AccountSession>();
    public DbSet<AccountInvitation> Invitations => Set<AccountInvitation>();
    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<EngagementMessage> EngagementMessages => Set<EngagementMessage>();
    public DbSet<EngagementPromise> EngagementPromises => Set<EngagementPromise>();
    public DbSet<EngagementLink> EngagementLinks => Set<EngagementLink>();
    public DbSet<EngagementOldLink> EngagementOldLinks => Set<EngagementOldLink>();
    public DbSet<TownHall> TownHalls => Set<TownHall>();
    public DbSet<AskedQuestion> AskedQuestions => Set<AskedQuestion>();
    public DbSet<UnderstandingCheck> UnderstandingChecks => Set<UnderstandingCheck>();
    public DbSet<UnderstandingAnswer> UnderstandingAnswers => Set<UnderstandingAnswer>();
    public DbSet<MessageTrial> MessageTrials => Set<MessageTrial>();
    public DbSet<TrialMember> TrialMembers => Set<TrialMember>();
    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();
    public DbSet<MailSettings> MailSettings => Set<MailSettings>();
    public DbSet<OutboxPulse> OutboxPulses => Set<OutboxPulse>();

    /// <summary>The collation that sorts å, ä and ö last and does not mind letter case.</summary>
    internal abstract string SwedishCollation { get; }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccountMapping.Map(builder, SwedishCollation);
        OrganisationMapping.Map(builder, SwedishCollation);
        CompetencyMapping.Map(builder, SwedishCollation);
        TaxonomyMapping.Map(builder, SwedishCollation);
        ProfileMapping.Map(builder, SwedishCollation);
        ArchitectureMapping.Map(builder);
        AssessmentMapping.Map(builder);
        ParticipantMapping.Map(builder);
        ScheduleMapping.Map(builder);
        InitiativeMapping.Map(builder, SwedishCollation);
        GoalMapping.Map(builder);
        LiveMapping.Map(builder);
        OutboxMapping.Map(builder);
        EngagementMapping.Map(builder);
        Conventions.VersionsAreConcurrencyTokens(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        WrittenTexts.Clean(this);
        AuditTrail.Record(this);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        WrittenTexts.Clean(this);
        AuditTrail.Record(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }
}
