using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Hosting;

internal static class WebHosting
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddSingleton(_ => database.Remembered);
        services.AddScoped<AppDbFactory>();
        services.AddScoped<IDbContextFactory<AppDb>>(provider => provider.GetRequiredService<AppDbFactory>());
        services.AddScoped(provider => provider.GetRequiredService<AppDbFactory>().CreateDbContext());
        return services;
    }

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // A file may have two hundred columns, each with its choice.
        services.AddRazorComponents(options => options.MaxFormMappingCollectionSize = 250);
        services.AddCascadingAuthenticationState();
        services.AddScoped<Texts>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Refusals.InWords);
        services.AddExceptionHandler<Faults>();
        services.AddTryLimits();
        services.AddValidation();
        // What a page's own form is sent to asks for that form's token: it is not for programs.
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = endpoint => !endpoint.SupportedRequestFormats.Any(f => f.MediaType.Contains("form", StringComparison.Ordinal));
            options.AddSchemaTransformer(Kit.MeasureJson.DescribeAsync);
            options.AddSchemaTransformer(Kit.FlagsSchema.DescribeAsync);
        });
        services.AddAntiforgery(options => options.Cookie.Name = "niosteg.form");
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            options.SerializerOptions.Converters.Add(new Niosteg.Domain.Shared.IdJson());
        });
        services.Configure<RequestLocalizationOptions>(options =>
        {
            // The neutral ones too, so that every kind of English a browser asks for finds its parent.
            var cultures = new[] { "sv-SE", "sv", "en-GB", "en" }.Select(CultureInfo.GetCultureInfo).ToArray();
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = options.SupportedUICultures = cultures;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageSwitch.Cookie }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    public static IServiceCollection AddPrinting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new PdfPrinter(PdfPrinter.Find(configuration["NIOSTEG_CHROMIUM"]), PdfPrinter.Patience));
        services.AddSingleton<PictureFonts>();
        services.AddSingleton<PrintStyle>();
        services.AddSingleton<PagePrinting>();
        return services;
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseDownloadNames();
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf });
        app.Use(AskAgainAsPage);
        app.UseApiStatus();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found", "?status={0}", createScopeForStatusCodePages: true).Use(AskAgainAsPage));
        // After the line above, so that an address nobody has is routed again to the page that says so.
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseSameSiteWritesOnly();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(RefuseFormsWithoutToken);
        app.UseReadableQueries();
    }

    /// <summary>Generated endpoints read the form before they look at this, and then fail. A form that the page does not
    /// show this reader is not there for them, like the page itself.</summary>
    private static async Task RefuseFormsWithoutToken(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } invalid)
        {
            context.Response.StatusCode = invalid.Error?.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
            return;
        }
        await next(context);
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (!isPage || context.Response is not { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }) return;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        // A page has begun to be written and was thrown away: with its type still set, no page would tell what happened.
        context.Response.ContentType = null;
        context.Items[typeof(GoneForm)] = new GoneForm();
    }

    /// <summary>Says that a form was sent to a page that does not have it now: the page has changed since it was opened.</summary>
    internal sealed record GoneForm;

    private static int StatusOf(Exception thrown) =>
        Saving.IsDiskFull(thrown) ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError;

    /// <summary>The page that tells what went wrong is only read: a form that was refused is not tried on it once more.</summary>
    private static Task AskAgainAsPage(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null) return next(context);
        context.Request.Method = HttpMethods.Get;
        context.Request.ContentType = null;
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return next(context);
    }
}
