using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Live;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Data;

/// <summary>Writes what is about to be saved into the audit trail, and raises versions. Called by the context itself,
/// so that no verb can forget it and the trail stands or falls with the change.</summary>
internal static class AuditTrail
{
    /// <summary>Rows that are bookkeeping of other rows, or of the trail itself.</summary>
    private static readonly HashSet<Type> Unrecorded =
        [typeof(AuditEntry), typeof(UnitLink), typeof(LineLink), typeof(ProfileSave), typeof(AccountSession), typeof(AccountInvitation), typeof(ImportDraft), typeof(CompetencyRequirement),
        typeof(TaxonomyRelease), typeof(TaxonomyImport), typeof(TaxonomyImportFile), typeof(TaxonomyChange), typeof(TaxonomyConcept), typeof(ConceptLabel), typeof(ConceptRelation),
        // Who asked and who answered is kept nowhere, and so not here.
        typeof(Niosteg.Domain.Initiatives.Step5Engagement.AskedQuestion), typeof(Niosteg.Domain.Initiatives.Step5Engagement.UnderstandingAnswer), typeof(Features.Initiatives.Step5Engagement.EngagementLink), typeof(Features.Initiatives.Step5Engagement.EngagementOldLink),
        // Which of two texts somebody gets follows from where they work.
        typeof(Niosteg.Domain.Initiatives.Step5Engagement.TrialMember),
        // Who sits in a room and when they answered is nobody's business; who opened, revealed and closed it is told.
        typeof(LiveSeat), typeof(LiveAnswer),
        typeof(Outbox.OutboxMail), typeof(Outbox.OutboxPulse),
        // Told as a change of the initiative, and kept in its own history.
        typeof(Niosteg.Domain.Initiatives.StepPassage),
        // Who was named, and that a phone answered, stand nowhere but where they are counted.
        typeof(NominationBallot), typeof(NominationCount), typeof(FieldAnswer), typeof(FieldSum)];

    /// <summary>Properties that follow from others or count saves: a change of only these is no change to a reader.</summary>
    private static readonly HashSet<string> Bookkeeping =
        ["Version", "ConcurrencyStamp", "SecurityStamp", "UserName", "NormalizedUserName", "NormalizedEmail", "AccessFailedCount",
        // A link is no news to a reader, and how often it was written is told by when.
        "LinkHash", "SealedLink", "LinkFor", "EndedLinkHash", "Invitations", "LockoutEnabled", "SealedKey", "PhonePath", "WallPath", "FacilitatorId", "PhoneNumber", "PhoneNumberConfirmed", "EmailConfirmed", "IsDemonstration", "CreatedAt", "StartedAt", "InitiativeId"];

    public static void Record(AppDb db)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var entry in changed.Where(e => e.State == EntityState.Modified)) RaiseVersion(entry);
        db.Audit.AddRange(changed.Where(e => Records(e.Metadata.ClrType) && (e.State != EntityState.Modified || ChangedIn(e).Any())).Select(e => Entry(db, e)).ToList());
    }

    /// <summary>Whether rows of this type are told about at all.</summary>
    internal static bool Records(Type type) => !Unrecorded.Contains(type) && type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) != true;

    /// <summary>Whether a change of this property says anything to a reader.</summary>
    internal static bool Tells(string property) => !Bookkeeping.Contains(property);

    /// <summary>A read of a person's data, or something else that changes no row. Saved with the verb's own save.</summary>
    public static void Note(this AppDb db, AuditAction action, string subject, string subjectId, PersonId? person, string detail) =>
        db.Audit.Add(new AuditEntry
        {
            At = db.Clock.GetUtcNow().UtcDateTime,
            ActorId = db.Actor.AccountId?.Value,
            ActorName = db.Actor.Name,
            Action = action,
            Subject = subject,
            SubjectId = subjectId,
            PersonId = person?.Value,
            Detail = detail,
        });

    private static AuditEntry Entry(AppDb db, EntityEntry entry) => new()
    {
        At = db.Clock.GetUtcNow().UtcDateTime,
        ActorId = db.Actor.AccountId?.Value,
        ActorName = db.Actor.Name,
        Action = entry.State switch
        {
            EntityState.Added => AuditAction.Created,
            EntityState.Deleted => AuditAction.Removed,
            _ => AuditAction.Changed,
        },
        Subject = entry.Metadata.ClrType.Name,
        SubjectId = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue)),
        PersonId = PersonOf(entry.Entity),
        Detail = entry.State == EntityState.Modified ? string.Join(", ", ChangedIn(entry)) : "",
    };

    /// <summary>Identity marks a whole account as changed when it saves; only what has another value than before is told.</summary>
    private static IEnumerable<string> ChangedIn(EntityEntry entry) =>
        entry.Properties.Where(p => p.IsModified && Tells(p.Metadata.Name) && !p.Metadata.GetValueComparer().Equals(p.OriginalValue, p.CurrentValue)).Select(p => p.Metadata.Name)
            .Concat(entry.ComplexProperties.Where(p => p.IsModified).Select(p => p.Metadata.Name));

    private static Guid? PersonOf(object entity) => entity switch
    {
        Person person => person.Id.Value,
        Assignment assignment => assignment.PersonId.Value,
        Niosteg.Domain.Assessments.Assessment assessment => assessment.PersonId.Value,
        Niosteg.Domain.Initiatives.InitiativeMember member => member.PersonId.Value,
        Participant participant => participant.PersonId.Value,
        Niosteg.Domain.Initiatives.Step3Schedule.BusyCalendar busy => busy.PersonId.Value,
        Account account => account.PersonId?.Value,
        _ => null,
    };

    private static void RaiseVersion(EntityEntry entry)
    {
        if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true } version && version.ClrType == typeof(int))
        {
            var property = entry.Property("Version");
            property.CurrentValue = (int)property.OriginalValue! + 1;
        }
    }
}
