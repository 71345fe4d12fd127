using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Niosteg.Browser.Support;

/// <summary>The product on a port of its own with an empty database, and Chromium to visit it with.</summary>
public sealed class RunningProduct : IAsyncLifetime
{
    private readonly Action<IServiceCollection>? _more;
    private readonly string _folder = Directory.CreateTempSubdirectory("niosteg-browser-").FullName;
    private Served? _served;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public RunningProduct() { }

    /// <param name="more">What a test adds to the product's own.</param>
    internal RunningProduct(Action<IServiceCollection> more) => _more = more;

    public string Address { get; private set; } = "";

    private static string Chromium => Environment.GetEnvironmentVariable("NIOSTEG_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    /// <summary>How many milliseconds later than the page every script comes, as on a poor line: finds what counts on their being there.</summary>
    private static int LateScripts => int.TryParse(Environment.GetEnvironmentVariable("NIOSTEG_LATE_SCRIPTS"), CultureInfo.InvariantCulture, out var late) ? late : 0;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        _served = new Served(_folder, _more);
        _served.UseKestrel(0);
        _served.StartServer();
        // By name: a passkey belongs to a name, and browsers give none to a number.
        Address = _served.ClientOptions.BaseAddress.ToString().TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A visitor with cookies of their own. Skips the test, counted as skipped, when there is no Chromium.</summary>
    public async Task<IPage> VisitorAsync(string language = "sv-SE", ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900, bool scripts = true)
    {
        Assert.SkipWhen(_browser is null, $"There is no Chromium at {Chromium}.");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = language,
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(30_000);
        if (LateScripts > 0)
        {
            await context.RouteAsync("**/*.js", async route =>
            {
                await Task.Delay(LateScripts);
                await route.ContinueAsync();
            });
        }
        return await context.NewPageAsync();
    }

    /// <summary>With a device that asks for nothing and says yes at once, as a phone whose owner has a finger on it.</summary>
    public async Task<IPage> VisitorWithDeviceAsync()
    {
        var page = await VisitorAsync();
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_served is not null) await _served.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Served(string folder, Action<IServiceCollection>? more) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("NIOSTEG_DATA", folder);
            // The assets of a project that is not published are found in development only.
            builder.UseEnvironment("Development");
            if (more is not null) builder.ConfigureTestServices(more);
        }
    }
}

/// <summary>The same, with the example organisation filled in.</summary>
public sealed class RunningExample : IAsyncLifetime
{
    private readonly RunningProduct _product = new();

    public async ValueTask InitializeAsync()
    {
        await _product.InitializeAsync();
        if (_product.Address.Length == 0) return;
        var page = await _product.VisitorAsync();
        await page.GotoAsync("/example");
        await page.Locator("form[action='/example/start'] button").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.CloseAsync();
    }

    /// <summary>A visitor who looks at the example as one of its people.</summary>
    public async Task<IPage> VisitorAsync(string asPerson, string language = "sv-SE", ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var page = await _product.VisitorAsync(language, scheme, width, height);
        await page.GotoAsync("/example");
        await page.Locator($"form[action='/example/look'] button:has-text('{asPerson}')").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }

    /// <summary>A phone without an account.</summary>
    public Task<IPage> PhoneAsync(string language = "sv-SE", ColorScheme scheme = ColorScheme.Light, bool scripts = true) => _product.VisitorAsync(language, scheme, 390, 844, scripts);

    public ValueTask DisposeAsync() => _product.DisposeAsync();
}
