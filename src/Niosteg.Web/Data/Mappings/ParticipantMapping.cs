using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Data.Mappings;

internal static class ParticipantMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ParticipantPlan>(plan =>
        {
            plan.HasKey(p => p.InitiativeId);
            plan.Property(p => p.InitiativeId).ValueGeneratedNever();
            plan.Property(p => p.Choices).AsJson();
            plan.Property(p => p.Raci).AsJson();
            plan.Property(p => p.Hours).AsJson();
            plan.HasOne<Initiative>().WithOne().HasForeignKey<ParticipantPlan>(p => p.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Participant>(participant =>
        {
            participant.HasKey(p => new { p.InitiativeId, p.PersonId });
            participant.HasIndex(p => p.PersonId);
            participant.Ignore(p => p.IsOnList);
            participant.Property(p => p.LinkHash).HasMaxLength(64);
            participant.HasIndex(p => p.LinkHash).IsUnique();
            participant.HasOne<Initiative>().WithMany().HasForeignKey(p => p.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            participant.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        MapPolls(builder);
        MapField(builder);
    }

    private static void MapField(ModelBuilder builder)
    {
        builder.Entity<FieldQuestion>(question =>
        {
            question.HasKey(q => q.InitiativeId);
            question.Property(q => q.InitiativeId).ValueGeneratedNever();
            question.Ignore(q => q.IsOpen);
            question.HasOne<Initiative>().WithOne().HasForeignKey<FieldQuestion>(q => q.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<FieldAnswer>(answer =>
        {
            answer.HasKey(a => a.Key);
            answer.Property(a => a.Key).HasMaxLength(FieldAnswer.KeyLength);
            answer.HasIndex(a => a.InitiativeId);
            answer.HasOne<FieldQuestion>().WithMany().HasForeignKey(a => a.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<FieldSum>(sum =>
        {
            sum.HasKey(s => new { s.InitiativeId, s.Number });
            sum.Ignore(s => s.Answers).Ignore(s => s.Votes);
            sum.HasOne<FieldQuestion>().WithMany().HasForeignKey(s => s.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            sum.HasOne<BusinessFunction>().WithMany().HasForeignKey(s => s.FunctionId).OnDelete(DeleteBehavior.SetNull);
        });
    }

    private static void MapPolls(ModelBuilder builder)
    {
        builder.Entity<NominationPoll>(poll =>
        {
            poll.Property(p => p.Id).ValueGeneratedNever();
            poll.Property(p => p.Code).HasMaxLength(JoinCode.Length);
            poll.Property(p => p.EmptyHash).HasMaxLength(64);
            poll.Ignore(p => p.IsOpen);
            poll.HasIndex(p => p.Code).IsUnique();
            poll.HasOne<Initiative>().WithMany().HasForeignKey(p => p.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<NominationBallot>(ballot =>
        {
            ballot.HasKey(b => new { b.PollId, b.Phone });
            ballot.Property(b => b.Phone).HasMaxLength(NominationBallot.PhoneLength);
            ballot.HasOne<NominationPoll>().WithMany().HasForeignKey(b => b.PollId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<NominationCount>(count =>
        {
            count.HasKey(c => new { c.PollId, c.PersonId });
            count.HasIndex(c => c.PersonId);
            count.HasOne<NominationPoll>().WithMany().HasForeignKey(c => c.PollId).OnDelete(DeleteBehavior.Cascade);
            count.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
