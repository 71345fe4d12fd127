using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Data.Mappings;

internal static class GoalMapping
{
    public static void Map(ModelBuilder builder)
    {
        MapTests(builder);
        builder.Entity<InitiativeGoal>(goal =>
        {
            goal.Property(g => g.Id).ValueGeneratedNever();
            goal.Property(g => g.CanDo).HasMaxLength(InitiativeGoal.PartLength);
            goal.Property(g => g.Who).HasMaxLength(InitiativeGoal.PartLength);
            goal.Property(g => g.Measure).HasMaxLength(InitiativeGoal.PartLength);
            goal.Property(g => g.Unit).HasMaxLength(InitiativeGoal.UnitLength);
            goal.Property(g => g.Decision).HasMaxLength(InitiativeGoal.DecisionLength);
            goal.HasIndex(g => g.InitiativeId);
            goal.HasOne<Initiative>().WithMany().HasForeignKey(g => g.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            goal.HasOne<Person>().WithMany().HasForeignKey(g => g.OwnerId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<GoalTie>(tie =>
        {
            tie.HasKey(t => new { t.GoalId, t.CompetencyId });
            tie.HasOne<InitiativeGoal>().WithMany().HasForeignKey(t => t.GoalId).OnDelete(DeleteBehavior.Cascade);
            tie.HasOne<Competency>().WithMany().HasForeignKey(t => t.CompetencyId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<KeptWeighing>(weighing =>
        {
            weighing.Property(w => w.Id).ValueGeneratedNever();
            weighing.Property(w => w.Weighed).AsJson();
            weighing.Property(w => w.Points).AsJson();
            weighing.HasIndex(w => new { w.InitiativeId, w.RoomId, w.Round }).IsUnique();
            weighing.HasOne<Initiative>().WithMany().HasForeignKey(w => w.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<GoalFrame>(frame =>
        {
            frame.HasKey(f => f.InitiativeId);
            frame.Property(f => f.Out).HasMaxLength(GoalFrame.OutLength);
            frame.HasOne<Initiative>().WithOne().HasForeignKey<GoalFrame>(f => f.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    /// <summary>What a goal was tried against, and where it stands.</summary>
    private static void MapTests(ModelBuilder builder)
    {
        builder.Entity<GoalDecision>(decision =>
        {
            decision.HasKey(d => new { d.GoalId, d.Kind });
            decision.Property(d => d.Text).HasMaxLength(GoalDecision.TextLength);
            decision.Property(d => d.Instead).HasMaxLength(GoalDecision.TextLength);
            decision.Property(d => d.About).HasMaxLength(InitiativeGoal.PartLength);
            decision.HasOne<InitiativeGoal>().WithMany().HasForeignKey(d => d.GoalId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CheckInRhythm>(rhythm =>
        {
            rhythm.HasKey(r => r.GoalId);
            rhythm.Property(r => r.LinkHash).HasMaxLength(64);
            rhythm.Property(r => r.EndedLinkHash).HasMaxLength(64);
            rhythm.Property(r => r.SealedLink).HasMaxLength(400);
            rhythm.HasIndex(r => r.LinkHash).IsUnique();
            rhythm.HasIndex(r => r.EndedLinkHash);
            rhythm.HasOne<Person>().WithMany().HasForeignKey(r => r.LinkFor).OnDelete(DeleteBehavior.SetNull);
            rhythm.HasOne<InitiativeGoal>().WithOne().HasForeignKey<CheckInRhythm>(r => r.GoalId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<GoalCheckIn>(checkIn =>
        {
            checkIn.Property(c => c.Id).ValueGeneratedNever();
            checkIn.Property(c => c.Why).HasMaxLength(GoalCheckIn.WhyLength);
            checkIn.HasIndex(c => new { c.GoalId, c.SaidAt });
            checkIn.HasOne<InitiativeGoal>().WithMany().HasForeignKey(c => c.GoalId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
