using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Accounts.Me;

namespace Niosteg.Web.Hosting;

internal static class AccountHosting
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Items[typeof(Actor)] as Actor ?? Actor.Nobody);
        services.AddSingleton<Sessions>();
        services.AddScoped<FrontDoor>().AddScoped<SignInVerbs>().AddScoped<StartVerbs>().AddScoped<StartWithKey>().AddScoped<OneTimeCodes>().AddScoped<JoinVerbs>()
            .AddScoped<AccountsVerbs>().AddScoped<AccountChanges>().AddScoped<InvitationVerbs>()
            .AddScoped<MeVerbs>().AddScoped<MySessions>().AddScoped<MyPasskeys>().AddScoped<NewPasskey>().AddScoped<MyData>();
        services.AddDataProtection().SetApplicationName("niosteg")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(database.DataFolder, "keys")));
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = PasswordRules.ShortestLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 6;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<AppDb>().AddSignInManager().AddDefaultTokenProviders();
        // A passkey stands for both proofs, so the device must have asked for finger, face or code, and must find the account by itself.
        services.Configure<IdentityPasskeyOptions>(options => options.UserVerificationRequirement = options.ResidentKeyRequirement = "required");
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(UseSessions));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    private static void UseSessions(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "niosteg";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-found";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = Sessions.Lasts;
        options.SlidingExpiration = true;
        options.Events.OnSigningIn = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().StartAsync(context);
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().CheckAsync(context);
        options.Events.OnSigningOut = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().EndAsync(context);
        options.Events.OnRedirectToLogin = context => ChallengeOrRedirect(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => ChallengeOrRedirect(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>A program gets a status; a person gets the sign-in page and comes back to where they were.</summary>
    private static Task ChallengeOrRedirect(
        Microsoft.AspNetCore.Authentication.RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
