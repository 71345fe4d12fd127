using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Niosteg.Web.Shell;

/// <summary>The reader's language and theme, remembered in cookies that say nothing else.</summary>
internal static class LanguageSwitch
{
    public const string Cookie = "niosteg.language";
    public const string ThemeCookie = "niosteg.theme";

    public static void MapLanguageSwitch(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").AllowAnonymous().WithTags("Shell");
        group.MapPost("/language", SetLanguage).WithName("SetLanguage").WithSummary("Remember the reader's language");
        group.MapPost("/theme", SetTheme).WithName("SetTheme").WithSummary("Remember light, dark or the system's theme");
    }

    private static IResult SetLanguage(HttpContext http, [FromForm] string language, [FromForm] string? returnUrl)
    {
        var culture = language == "en" ? "en-GB" : "sv-SE";
        http.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), Lasting(http));
        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    private static IResult SetTheme(HttpContext http, [FromForm] string theme, [FromForm] string? returnUrl)
    {
        http.Response.Cookies.Append(ThemeCookie, theme is "light" or "dark" ? theme : "auto", Lasting(http));
        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    /// <summary>Only addresses on this site: anything else goes home.</summary>
    internal static string Local(string? url) =>
        url is not null && url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : "/";

    private static CookieOptions Lasting(HttpContext http) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
    };
}
