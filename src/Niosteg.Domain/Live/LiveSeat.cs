using System.Globalization;
using System.Text;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Live;

/// <summary>Someone in a room, without an account. Known again by a secret that only the phone has.</summary>
public sealed class LiveSeat
{
    public const int AliasLength = 40;
    public const int GroupLength = 120;
    /// <summary>Stands in place of the secret of a seat that was taken away. It is no hash, so no phone has it.</summary>
    public const string Removed = "removed";

    private LiveSeat() { }

    private LiveSeat(LiveSeatId id, LiveRoomId room, string alias) => (Id, RoomId, Alias, AliasKey) = (id, room, alias, KeyOf(alias));

    public LiveSeatId Id { get; private set; }
    public LiveRoomId RoomId { get; private set; }
    /// <summary>First name or whatever they want to be called. Null once the room is closed: the answer stays, the name goes.</summary>
    public string? Alias { get; private set; }
    /// <summary>The same for two aliases that people would take for the same. Unique in a room.</summary>
    public string? AliasKey { get; private set; }
    /// <summary>What they speak for, from the room's list.</summary>
    public string? Group { get; private set; }
    /// <summary>A hash of the phone's secret; null once the room is closed, and <see cref="Removed"/> for good when the seat was taken away.</summary>
    public string? SecretHash { get; private set; }
    public DateTime JoinedAt { get; private set; }

    public bool IsRemoved => SecretHash == Removed;

    public static Outcome<LiveSeat> Take(LiveSeatId id, LiveRoom room, string? alias, string? group, string secretHash, DateTime now)
    {
        if (!room.IsOpen) return LiveRoom.Closed;
        var called = Clean(alias);
        if (!called.Any(char.IsLetterOrDigit)) return new Refusal("alias-missing", nameof(Alias));
        if (called.Length > AliasLength) return new Refusal("text-too-long", nameof(Alias), AliasLength);
        var spokenFor = string.IsNullOrWhiteSpace(group) ? null : room.Groups.FirstOrDefault(g => g.Equals(group.Trim(), StringComparison.OrdinalIgnoreCase));
        if (spokenFor is null && (room.Groups.Count > 0 || !string.IsNullOrWhiteSpace(group))) return new Refusal("group-not-in-room", nameof(Group));
        return new LiveSeat(id, room.Id, called) { Group = spokenFor, SecretHash = secretHash, JoinedAt = now };
    }

    /// <summary>Nobody sits here any more: no phone is let in again. The answer stays; the name goes unless it was shown with it.</summary>
    public void Leave(bool keepsName)
    {
        (AliasKey, SecretHash) = (null, IsRemoved ? Removed : null);
        if (!keepsName) Alias = null;
    }

    /// <summary>Taken away by the one who leads: the name goes and nothing more is answered from here. What was answered stays and the seat
    /// is counted on. Else whoever leads could take away all answers but one's and their own, and read that one.</summary>
    public void Remove()
    {
        SecretHash = Removed;
        Leave(keepsName: false);
    }

    /// <summary>One line, without signs that cannot be seen or that turn the text around.</summary>
    public static string Clean(string? alias)
    {
        var seen = (alias ?? "").Normalize(NormalizationForm.FormC).Select(c => char.IsWhiteSpace(c) ? ' ' : c)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
        return string.Join(' ', new string([.. seen]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string KeyOf(string alias) => alias.ToUpperInvariant();
}
