using AngleSharp;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using System.Security.Claims;

namespace Niosteg.Tests.Support;

/// <summary>The whole product in process, on a scene's database. A client is already signed in as its actor.</summary>
/// <param name="settings">What the one who runs the server would set.</param>
public sealed class Product(Scene scene, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, Actor> _actors = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("NIOSTEG_DATA", scene.Folder);
        builder.UseSetting("NIOSTEG_DATABASE", scene.Options.Postgres ?? "");
        builder.UseEnvironment("Production");
        // Nothing is published here: the style sheets lie where the build left them.
        builder.UseStaticWebAssets();
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(scene.Clock);
            services.AddSingleton<IStartupFilter>(new SignedIn(_actors));
            services.AddScoped<IDbContextFactory<AppDb>>(provider => new Later(provider.GetRequiredService<AppDbFactory>()));
        });
    }

    public HttpClient ClientFor(Actor actor, string language = "sv")
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        if (actor.AccountId is { } id)
        {
            _actors[id.ToString()] = actor;
            client.DefaultRequestHeaders.Add("X-Test-Account", id.ToString());
        }
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>Answers as a database over a network does: later. A page is then drawn once before it has been told anything, which SQLite, that
    /// answers at once, would never show.</summary>
    private sealed class Later(AppDbFactory database) : IDbContextFactory<AppDb>
    {
        public AppDb CreateDbContext() => database.CreateDbContext();

        public async Task<AppDb> CreateDbContextAsync(CancellationToken cancel = default)
        {
            await Task.Yield();
            return database.CreateDbContext();
        }
    }

    private sealed class SignedIn(Dictionary<string, Actor> actors) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                if (actors.TryGetValue(context.Request.Headers["X-Test-Account"].ToString(), out var actor))
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity(
                        [new(ClaimTypes.NameIdentifier, actor.AccountId.ToString()!), new(ClaimTypes.Name, actor.Name)], "Test"));
                    context.Items[typeof(Actor)] = actor;
                }
                return rest(context);
            });
            next(app);
        };
    }
}

/// <summary>A page as a reader meets it.</summary>
public static class Pages
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode} {response.Headers.Location}");
        return await ParseAsync(response);
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response)
    {
        var context = BrowsingContext.New(AngleSharp.Configuration.Default);
        var html = await response.Content.ReadAsStringAsync();
        return (IHtmlDocument)await context.OpenAsync(request => request.Content(html).Address("http://localhost"));
    }

    /// <summary>Fills in the page's form and sends it, with its hidden fields and antiforgery token.</summary>
    /// <param name="form">The form's <c>@formname</c>, or its CSS selector when it posts to an endpoint.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, IHtmlDocument page, string form, Dictionary<string, string?> answers, string? address = null)
    {
        var element = (page.QuerySelector($"input[name='_handler'][value='{form}']")?.Closest("form") ?? page.QuerySelector(form)) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {form} in the page.");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in element.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (answers.ContainsKey(name)) continue;
            if (field is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "file" }) continue;
            fields.Add(new(name, field switch { IHtmlTextAreaElement t => t.Value, IHtmlSelectElement s => s.Value ?? "", IHtmlInputElement i => i.Value, _ => "" }));
        }
        fields.AddRange(answers.Where(a => a.Value is not null).Select(a => new KeyValuePair<string, string>(a.Key, a.Value!)));
        using var content = new FormUrlEncodedContent(fields);
        var target = address ?? (element.GetAttribute("action") is { Length: > 0 } action ? action : page.Location.PathName);
        return await client.PostAsync(target, content);
    }
}
