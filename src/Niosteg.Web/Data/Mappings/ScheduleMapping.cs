using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Data.Mappings;

internal static class ScheduleMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Schedule>(schedule =>
        {
            schedule.HasKey(s => s.InitiativeId);
            schedule.Property(s => s.Answers).AsJson();
            schedule.Property(s => s.Assumptions).AsJson();
            schedule.Property(s => s.Calendar).AsJson();
            schedule.Property(s => s.LastMove).AsJson();
            schedule.Property(s => s.FeedKey).HasMaxLength(60);
            schedule.Property(s => s.PromisedByName).HasMaxLength(250);
            schedule.HasIndex(s => s.FeedKey).IsUnique();
            schedule.HasOne<Initiative>().WithOne().HasForeignKey<Schedule>(s => s.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ScheduleActivity>(activity =>
        {
            activity.Property(a => a.Id).ValueGeneratedNever();
            activity.Property(a => a.Key).HasMaxLength(ScheduleActivity.KeyLength);
            activity.Text(a => a.Name, length: ScheduleActivity.NameLength + 60);
            activity.Property(a => a.After).AsJson();
            activity.Ignore(a => a.AsPlanned);
            activity.HasIndex(a => new { a.InitiativeId, a.Key }).IsUnique();
            activity.HasIndex(a => a.FinishedOn);
            activity.HasOne<Schedule>().WithMany().HasForeignKey(a => a.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        MapTimes(builder);
        MapCalendars(builder);
    }

    private static void MapTimes(ModelBuilder builder)
    {
        builder.Entity<BookedTime>(booked =>
        {
            booked.Property(b => b.Id).ValueGeneratedNever();
            booked.Property(b => b.Title).HasMaxLength(BookedTime.TitleLength);
            booked.Property(b => b.Place).HasMaxLength(BookedTime.PlaceLength);
            booked.Property(b => b.People).AsJson();
            booked.Property(b => b.Told).AsJson();
            booked.Property(b => b.OrganizerMail).HasMaxLength(BookedTime.PlaceLength + 54);
            booked.Ignore(b => b.EndsAt);
            booked.Ignore(b => b.IsCancelled);
            booked.HasIndex(b => b.StartsAt);
            booked.HasOne<Initiative>().WithMany().HasForeignKey(b => b.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TimePoll>(poll =>
        {
            poll.Property(p => p.Id).ValueGeneratedNever();
            poll.Property(p => p.Title).HasMaxLength(BookedTime.TitleLength);
            poll.Property(p => p.Place).HasMaxLength(BookedTime.PlaceLength);
            poll.Property(p => p.Times).AsJson();
            poll.HasOne<Initiative>().WithMany().HasForeignKey(p => p.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TimeAnswer>(answer =>
        {
            answer.HasKey(a => new { a.PollId, a.PersonId });
            answer.Property(a => a.LinkHash).HasMaxLength(TimeAnswer.HashLength);
            answer.Property(a => a.Marks).AsJson();
            answer.HasIndex(a => a.LinkHash).IsUnique();
            answer.HasOne<TimePoll>().WithMany().HasForeignKey(a => a.PollId).OnDelete(DeleteBehavior.Cascade);
            answer.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapCalendars(ModelBuilder builder) =>
        builder.Entity<BusyCalendar>(busy =>
        {
            busy.HasKey(b => b.PersonId);
            busy.Property(b => b.PersonId).ValueGeneratedNever();
            busy.Property(b => b.Times).AsJson();
            busy.HasIndex(b => b.Until);
            busy.HasOne<Person>().WithOne().HasForeignKey<BusyCalendar>(b => b.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
}
