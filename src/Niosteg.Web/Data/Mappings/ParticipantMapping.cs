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
            participant.HasOne<Initiative>().WithMany().HasForeignKey(p => p.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            participant.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        MapPolls(builder);
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
