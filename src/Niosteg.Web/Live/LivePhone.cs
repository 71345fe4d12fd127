using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Live;

/// <summary>The browser that asks, as a phone in a room: its seat is in a cookie that only the server can read. What a
/// step's phone page begins with.</summary>
public sealed class LivePhone(LiveSeats seats, IHttpContextAccessor http, IDataProtectionProvider protection, LiveDoors doors)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>The room, with this browser's own seat and answer; refused when nobody has such a code.</summary>
    public async Task<Outcome<PhoneView>> FindAsync(string? code, CancellationToken cancel = default)
    {
        if (!doors.MayTry(Address)) return LiveDoors.Wait;
        var found = await seats.FindAsync(code, SecretFor(code), cancel);
        if (found.Refusal is not null) doors.Missed(Address);
        return found;
    }

    /// <summary>Sits down and remembers the seat in the cookie.</summary>
    public async Task<Outcome<PhoneView>> JoinAsync(string? code, JoinRoomInput input, CancellationToken cancel = default)
    {
        if (!doors.MayTry(Address)) return LiveDoors.Wait;
        // Whoever sits here already stays: a second tab takes no second seat.
        var secret = SecretFor(code) is { } known && (await seats.FindAsync(code, known, cancel)) is { IsDone: true, Value.Mine: not null } ? known : input.Secret ?? LiveSeats.NewSecret();
        var joined = await seats.JoinAsync(code, input with { Secret = secret }, cancel);
        if (joined.IsDone) Remember(joined.Value.Code, secret);
        else if (joined.Refusal!.Code == "room-code-unknown") doors.Missed(Address);
        return joined;
    }

    /// <summary>Takes over the seat that has this secret, instead of the one this browser may have had.</summary>
    public async Task<Outcome<PhoneView>> MoveAsync(string? code, string? secret, CancellationToken cancel = default)
    {
        if (!doors.MayTry(Address)) return LiveDoors.Wait;
        var found = await seats.FindAsync(code, secret, cancel);
        if (found is { IsDone: true, Value.Mine: not null })
        {
            Remember(found.Value.Code, secret!);
            return found;
        }
        doors.Missed(Address);
        return found.Refusal ?? new Refusal("seat-missing");
    }

    public Task<Outcome<KeptAnswer>> AnswerAsync(string? code, LiveAnswerInput input, CancellationToken cancel = default) =>
        seats.AnswerAsync(code, SecretFor(code), input, cancel);

    /// <summary>The seat's own secret, for moving it to another phone.</summary>
    public string? SecretFor(string? code)
    {
        if (Http.Request.Cookies[Name(code)] is not { Length: > 0 } kept) return null;
        try
        {
            return Protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void Remember(string code, string secret) => Http.Response.Cookies.Append(Name(code), Protector.Protect(secret), new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Http.Request.IsHttps,
        IsEssential = true,
        MaxAge = Lasts,
    });

    private HttpContext Http => http.HttpContext!;
    private string Address => Http.Connection.RemoteIpAddress?.ToString() ?? "";
    private IDataProtector Protector => protection.CreateProtector("niosteg.live.seat");

    private static string Name(string? code) => "niosteg.seat." + JoinCode.Clean(code);
}

/// <summary>How many wrong codes one address may try. Right ones are not counted: a whole hall may share an address, and each of 300 may
/// slip once. There are 27^8 codes: with ten rooms open, an address that tries all day and night finds one in some two hundred years.</summary>
public sealed class LiveDoors : IDisposable
{
    public const int WrongAMinute = 300;
    public static readonly Refusal Wait = new("room-wait", "Code");

    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = WrongAMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool MayTry(string address) => _wrong.GetStatistics(address) is not { CurrentAvailablePermits: 0 };

    public void Missed(string address)
    {
        using var lease = _wrong.AttemptAcquire(address);
    }

    public void Dispose() => _wrong.Dispose();
}
