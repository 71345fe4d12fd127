using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Web.Data.Mappings;

internal static class EngagementMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<EngagementMessage>(message =>
        {
            message.Property(m => m.Id).ValueGeneratedNever();
            message.Ignore(m => m.Left);
            message.Property(m => m.Audience).AsJson();
            message.Text(m => m.Subject, length: EngagementMessage.SubjectLength);
            message.Text(m => m.Body, length: EngagementMessage.BodyLength);
            message.Property(m => m.SentByName).HasMaxLength(250);
            message.HasOne<TownHall>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.SetNull);
            message.HasOne<Initiative>().WithMany().HasForeignKey(m => m.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<EngagementPromise>(promise =>
        {
            promise.Property(p => p.Id).ValueGeneratedNever();
            promise.Property(p => p.Text).HasMaxLength(EngagementPromise.TextLength);
            promise.Property(p => p.OwnerName).HasMaxLength(EngagementPromise.OwnerLength);
            promise.Property(p => p.Reason).HasMaxLength(EngagementPromise.ReasonLength);
            promise.HasOne<Initiative>().WithMany().HasForeignKey(p => p.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            promise.HasOne<EngagementMessage>().WithMany().HasForeignKey(p => p.MessageId).OnDelete(DeleteBehavior.SetNull);
        });
        MapListening(builder);
    }

    private static void MapListening(ModelBuilder builder)
    {
        builder.Entity<AskedQuestion>(question =>
        {
            question.Property(q => q.Id).ValueGeneratedNever();
            question.Property(q => q.Text).HasMaxLength(AskedQuestion.TextLength);
            question.Property(q => q.Answer).HasMaxLength(AskedQuestion.AnswerLength);
            question.Property(q => q.HiddenReason).HasMaxLength(AskedQuestion.ReasonLength);
            question.Property(q => q.AnsweredByName).HasMaxLength(250);
            question.HasOne<Initiative>().WithMany().HasForeignKey(q => q.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            question.HasOne<AskedQuestion>().WithMany().HasForeignKey(q => q.SameAsId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<UnderstandingCheck>(check =>
        {
            check.HasKey(c => c.InitiativeId);
            check.Property(c => c.InitiativeId).ValueGeneratedNever();
            check.Property(c => c.Asked).AsJson();
            check.HasOne<Initiative>().WithMany().HasForeignKey(c => c.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<UnderstandingAnswer>(answer =>
        {
            answer.HasKey(a => a.Key);
            answer.Property(a => a.Key).HasMaxLength(UnderstandingAnswer.KeyLength);
            // An answer that was shown in the moment it was changed stays as it was shown.
            answer.Property(a => a.BatchId).IsConcurrencyToken();
            answer.HasIndex(a => new { a.InitiativeId, a.Round });
            answer.HasOne<Initiative>().WithMany().HasForeignKey(a => a.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        MapTrials(builder);
        MapLinks(builder);
    }

    private static void MapTrials(ModelBuilder builder)
    {
        builder.Entity<MessageTrial>(trial =>
        {
            trial.HasKey(t => t.MessageId);
            trial.Property(t => t.MessageId).ValueGeneratedNever();
            trial.Ignore(t => t.State);
            trial.Property(t => t.ComparisonUnits).AsJson();
            trial.Text(t => t.OldSubject, length: EngagementMessage.SubjectLength);
            trial.Text(t => t.OldBody, length: EngagementMessage.BodyLength);
            trial.HasIndex(t => t.InitiativeId);
            trial.HasOne<EngagementMessage>().WithMany().HasForeignKey(t => t.MessageId).OnDelete(DeleteBehavior.Cascade);
            trial.HasOne<Initiative>().WithMany().HasForeignKey(t => t.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TrialMember>(member =>
        {
            member.HasKey(m => new { m.MessageId, m.PersonId });
            member.HasIndex(m => m.PersonId);
            member.HasOne<MessageTrial>().WithMany().HasForeignKey(m => m.MessageId).OnDelete(DeleteBehavior.Cascade);
            member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapLinks(ModelBuilder builder)
    {
        builder.Entity<EngagementLink>(link =>
        {
            link.Property(l => l.Id).ValueGeneratedNever();
            link.Property(l => l.TokenHash).HasMaxLength(64);
            link.Property(l => l.ProtectedToken).HasMaxLength(400);
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasIndex(l => new { l.InitiativeId, l.PersonId }).IsUnique();
            link.HasOne<Initiative>().WithMany().HasForeignKey(l => l.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<EngagementOldLink>(link =>
        {
            link.HasKey(l => l.TokenHash);
            link.Property(l => l.TokenHash).HasMaxLength(64);
            link.HasOne<Initiative>().WithMany().HasForeignKey(l => l.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TownHall>(hall =>
        {
            hall.HasKey(h => h.TimeId);
            hall.Property(h => h.TimeId).ValueGeneratedNever();
            hall.Property(h => h.Link).HasMaxLength(TownHall.LinkLength);
            hall.HasOne<BookedTime>().WithMany().HasForeignKey(h => h.TimeId).OnDelete(DeleteBehavior.Cascade);
            hall.HasOne<Initiative>().WithMany().HasForeignKey(h => h.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
