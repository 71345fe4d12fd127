using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Live;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Data.Mappings;

internal static class LiveMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<LiveRoom>(room =>
        {
            room.Property(r => r.Id).ValueGeneratedNever();
            room.Property(r => r.Code).HasMaxLength(JoinCode.Length);
            room.Property(r => r.Kind).HasMaxLength(LiveRoom.KindLength);
            room.Property(r => r.Title).HasMaxLength(LiveRoom.TitleLength);
            room.Property(r => r.PhonePath).HasMaxLength(LiveRoom.PathLength);
            room.Property(r => r.WallPath).HasMaxLength(LiveRoom.PathLength);
            room.Property(r => r.FacilitatorName).HasMaxLength(LiveRoom.NameLength);
            room.Property(r => r.Groups).AsJson();
            room.Ignore(r => r.Round);
            room.HasMany(r => r.Rounds).WithOne().HasForeignKey(r => r.RoomId).OnDelete(DeleteBehavior.Cascade);
            room.Navigation(r => r.Rounds).HasField("_rounds");
            room.HasIndex(r => r.Code).IsUnique();
            room.HasIndex(r => new { r.Kind, r.SubjectId });
            // One open room about the same, also when two press at once.
            room.HasIndex(r => new { r.Kind, r.SubjectId }, "IX_LiveRooms_Open").IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        });
        builder.Entity<LiveRound>(round =>
        {
            round.Property(r => r.Id).ValueGeneratedNever();
            round.HasIndex(r => new { r.RoomId, r.Number }).IsUnique();
        });
        MapSeats(builder);
    }

    private static void MapSeats(ModelBuilder builder)
    {
        builder.Entity<LiveSeat>(seat =>
        {
            seat.Property(s => s.Id).ValueGeneratedNever();
            seat.Property(s => s.Alias).HasMaxLength(LiveSeat.AliasLength);
            seat.Property(s => s.AliasKey).HasMaxLength(2 * LiveSeat.AliasLength);
            seat.Property(s => s.Group).HasMaxLength(LiveSeat.GroupLength);
            seat.Property(s => s.SecretHash).HasMaxLength(64);
            seat.HasIndex(s => new { s.RoomId, s.AliasKey }).IsUnique();
            seat.HasIndex(s => new { s.RoomId, s.SecretHash });
            seat.HasOne<LiveRoom>().WithMany().HasForeignKey(s => s.RoomId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<LiveAnswer>(answer =>
        {
            answer.HasKey(a => new { a.RoundId, a.SeatId });
            // Two phones of one seat that write at once: the second looks again at what the first wrote.
            answer.Property(a => a.Sequence).IsConcurrencyToken();
            answer.HasOne<LiveRound>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Cascade);
            answer.HasOne<LiveSeat>().WithMany().HasForeignKey(a => a.SeatId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
