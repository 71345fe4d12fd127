using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>How our types become columns, the same on both databases.</summary>
internal static class Conventions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<UnitId>().HaveConversion<UnitIdConverter>();
        builder.Properties<SiteId>().HaveConversion<SiteIdConverter>();
        builder.Properties<FunctionId>().HaveConversion<FunctionIdConverter>();
        builder.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        builder.Properties<PositionId>().HaveConversion<PositionIdConverter>();
        builder.Properties<AssignmentId>().HaveConversion<AssignmentIdConverter>();
        builder.Properties<ScaleId>().HaveConversion<ScaleIdConverter>();
        builder.Properties<AreaId>().HaveConversion<AreaIdConverter>();
        builder.Properties<CompetencyId>().HaveConversion<CompetencyIdConverter>();
        builder.Properties<FamilyId>().HaveConversion<FamilyIdConverter>();
        builder.Properties<ProfileId>().HaveConversion<ProfileIdConverter>();
        builder.Properties<ProfileVersionId>().HaveConversion<ProfileVersionIdConverter>();
        builder.Properties<AssessmentId>().HaveConversion<AssessmentIdConverter>();
        builder.Properties<ArchitectureVersionId>().HaveConversion<ArchitectureVersionIdConverter>();
        builder.Properties<RuleWaiverId>().HaveConversion<RuleWaiverIdConverter>();
        builder.Properties<NominationPollId>().HaveConversion<NominationPollIdConverter>();
        builder.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        builder.Properties<ImportId>().HaveConversion<ImportIdConverter>();
        builder.Properties<InitiativeId>().HaveConversion<InitiativeIdConverter>();
        builder.Properties<GoalId>().HaveConversion<GoalIdConverter>();
        builder.Properties<LiveRoomId>().HaveConversion<LiveRoomIdConverter>();
        builder.Properties<LiveRoundId>().HaveConversion<LiveRoundIdConverter>();
        builder.Properties<LiveSeatId>().HaveConversion<LiveSeatIdConverter>();
        builder.Properties<ActivityId>().HaveConversion<ActivityIdConverter>();
        builder.Properties<BookedTimeId>().HaveConversion<BookedTimeIdConverter>();
        builder.Properties<TimePollId>().HaveConversion<TimePollIdConverter>();
        builder.Properties<MessageId>().HaveConversion<MessageIdConverter>();
        builder.Properties<PromiseId>().HaveConversion<PromiseIdConverter>();
        builder.Properties<AskedQuestionId>().HaveConversion<AskedQuestionIdConverter>();
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    /// <summary>Every entity with an int <c>Version</c> is saved only if nobody saved it in between.</summary>
    public static void VersionsAreConcurrencyTokens(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(int) && entity.ClrType != typeof(ProfileSave))
                version.IsConcurrencyToken = true;
        }
    }

    /// <summary>Two columns, one a language.</summary>
    public static void Text<T>(this EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, LocalText>> property,
        string? collation = null, int? length = null) where T : class =>
        entity.ComplexProperty(property!, text =>
        {
            foreach (var column in new[] { text.Property(t => t!.Sv), text.Property(t => t!.En) })
            {
                if (collation is not null) column.UseCollation(collation);
                if (length is not null) column.HasMaxLength(length.Value);
            }
        });

    /// <summary>A value read and written whole with its owner, as JSON text.</summary>
    public static PropertyBuilder<TValue> AsJson<TValue>(this PropertyBuilder<TValue> property) =>
        property.HasConversion(
            new ValueConverter<TValue, string>(v => JsonSerializer.Serialize(v, ProfileJson.Options), s => JsonSerializer.Deserialize<TValue>(s, ProfileJson.Options)!),
            new ValueComparer<TValue>(
                (a, b) => JsonSerializer.Serialize(a, ProfileJson.Options) == JsonSerializer.Serialize(b, ProfileJson.Options),
                v => JsonSerializer.Serialize(v, ProfileJson.Options).GetHashCode(StringComparison.Ordinal),
                v => JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(v, ProfileJson.Options), ProfileJson.Options)!));

    internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : DateTime.SpecifyKind(v, DateTimeKind.Utc), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    internal sealed class MessageIdConverter() : ValueConverter<MessageId, Guid>(v => v.Value, v => new(v));
    internal sealed class PromiseIdConverter() : ValueConverter<PromiseId, Guid>(v => v.Value, v => new(v));
    internal sealed class AskedQuestionIdConverter() : ValueConverter<AskedQuestionId, Guid>(v => v.Value, v => new(v));
    internal sealed class UnitIdConverter() : ValueConverter<UnitId, Guid>(v => v.Value, v => new(v));
    internal sealed class SiteIdConverter() : ValueConverter<SiteId, Guid>(v => v.Value, v => new(v));
    internal sealed class FunctionIdConverter() : ValueConverter<FunctionId, Guid>(v => v.Value, v => new(v));
    internal sealed class PersonIdConverter() : ValueConverter<PersonId, Guid>(v => v.Value, v => new(v));
    internal sealed class PositionIdConverter() : ValueConverter<PositionId, Guid>(v => v.Value, v => new(v));
    internal sealed class AssignmentIdConverter() : ValueConverter<AssignmentId, Guid>(v => v.Value, v => new(v));
    internal sealed class ScaleIdConverter() : ValueConverter<ScaleId, Guid>(v => v.Value, v => new(v));
    internal sealed class AreaIdConverter() : ValueConverter<AreaId, Guid>(v => v.Value, v => new(v));
    internal sealed class CompetencyIdConverter() : ValueConverter<CompetencyId, Guid>(v => v.Value, v => new(v));
    internal sealed class FamilyIdConverter() : ValueConverter<FamilyId, Guid>(v => v.Value, v => new(v));
    internal sealed class ProfileIdConverter() : ValueConverter<ProfileId, Guid>(v => v.Value, v => new(v));
    internal sealed class ProfileVersionIdConverter() : ValueConverter<ProfileVersionId, Guid>(v => v.Value, v => new(v));
    internal sealed class AssessmentIdConverter() : ValueConverter<AssessmentId, Guid>(v => v.Value, v => new(v));
    internal sealed class ArchitectureVersionIdConverter() : ValueConverter<ArchitectureVersionId, Guid>(v => v.Value, v => new(v));
    internal sealed class RuleWaiverIdConverter() : ValueConverter<RuleWaiverId, Guid>(v => v.Value, v => new(v));
    internal sealed class NominationPollIdConverter() : ValueConverter<NominationPollId, Guid>(v => v.Value, v => new(v));
    internal sealed class AccountIdConverter() : ValueConverter<AccountId, Guid>(v => v.Value, v => new(v));
    internal sealed class LiveRoomIdConverter() : ValueConverter<LiveRoomId, Guid>(v => v.Value, v => new(v));
    internal sealed class LiveRoundIdConverter() : ValueConverter<LiveRoundId, Guid>(v => v.Value, v => new(v));
    internal sealed class LiveSeatIdConverter() : ValueConverter<LiveSeatId, Guid>(v => v.Value, v => new(v));
    internal sealed class ActivityIdConverter() : ValueConverter<ActivityId, Guid>(v => v.Value, v => new(v));
    internal sealed class BookedTimeIdConverter() : ValueConverter<BookedTimeId, Guid>(v => v.Value, v => new(v));
    internal sealed class TimePollIdConverter() : ValueConverter<TimePollId, Guid>(v => v.Value, v => new(v));
    internal sealed class ImportIdConverter() : ValueConverter<ImportId, Guid>(v => v.Value, v => new(v));
    internal sealed class InitiativeIdConverter() : ValueConverter<InitiativeId, Guid>(v => v.Value, v => new(v));
    internal sealed class GoalIdConverter() : ValueConverter<GoalId, Guid>(v => v.Value, v => new(v));
}
