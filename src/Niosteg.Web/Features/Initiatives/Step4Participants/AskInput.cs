using System.Security.Cryptography;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Live;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

public sealed class AskCodeInput
{
    public string? Code { get; set; }
}

/// <summary>What a phone sends: the names so far, what is searched for, and which button was pressed. Posted, so that no name
/// stands in an address.</summary>
public sealed class AskInput
{
    public string? Names { get; set; }
    public string? Search { get; set; }
    public string? Act { get; set; }

    /// <summary>What is still searched for: whoever was chosen is found, and the field is empty for the next.</summary>
    public string? Sought => Act?.StartsWith("add:", StringComparison.Ordinal) == true ? null : Search;

    /// <summary>The names once the button has done its part.</summary>
    public IReadOnlyList<Guid> After
    {
        get
        {
            var names = (Names ?? "").Split(',').Select(id => Guid.TryParse(id, out var person) ? person : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
            if (Act?.Split(':') is not [var act, var about] || !Guid.TryParse(about, out var who)) return [.. names.Take(Nominations.MostNames)];
            return [.. (act == "drop" ? names.Where(id => id != who) : names.Append(who).Distinct()).Take(Nominations.MostNames)];
        }
    }
}

/// <summary>A number that a phone gets with the question and keeps in a cookie. It says nothing of whose phone it is.</summary>
internal static class AskNumber
{
    private const string Cookie = "niosteg.ask";

    public static string Of(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is { Length: > 20 } known) return known;
        if (http.Items[Cookie] is string given) return given;
        var number = RandomNumberGenerator.GetHexString(40);
        http.Items[Cookie] = number;
        if (!http.Response.HasStarted)
            http.Response.Cookies.Append(Cookie, number, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/ask", MaxAge = TimeSpan.FromDays(90), Secure = http.Request.IsHttps });
        return number;
    }
}

/// <summary>The door to the question: an address that has tried too many wrong codes waits. Right ones are not counted, for a
/// whole hall may share an address.</summary>
public sealed class AskDoor(NominationPhone phone, LiveDoors doors, IHttpContextAccessor http)
{
    public async Task<Outcome<AskView>> ReadAsync(string? code, AskInput? input, CancellationToken cancel = default)
    {
        if (!doors.MayTry(Address)) return LiveDoors.Wait;
        var read = await phone.ReadAsync(code, AskNumber.Of(Http), input?.After ?? [], input?.Sought, cancel);
        if (read.Refusal is not null) doors.Missed(Address);
        return read;
    }

    public Task<Outcome> AnswerAsync(string? code, AskInput input, CancellationToken cancel = default) => phone.AnswerAsync(code, AskNumber.Of(Http), input.After, cancel);

    private HttpContext Http => http.HttpContext!;
    private string Address => Http.Connection.RemoteIpAddress?.ToString() ?? "";
}
