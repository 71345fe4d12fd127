using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;

namespace Niosteg.Tests.Features;

/// <summary>The disk is full when the database may not grow by another page.</summary>
[Collection(nameof(FullDiskTests))]
public class FullDiskTests
{
    [Fact]
    public async Task Saving_on_a_full_disk_is_refused_in_words_and_changes_nothing()
    {
        await using var scene = await Scene.StartAsync("sqlite");
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader | AccessRole.Administrator));
        var made = await client.PostAsJsonAsync("/api/v1/units", new { name = "Vård" });
        Assert.True(made.IsSuccessStatusCode);
        await AllowPagesAsync(scene, 1);

        var refused = await FillAsync(client);
        var page = await client.GetAsync("/organisation");
        await AllowPagesAsync(scene, 1_000_000);

        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
        Assert.Equal("disk-full", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True((await client.PostAsJsonAsync("/api/v1/units", new { name = "Skola" })).IsSuccessStatusCode);
    }

    [Fact]
    public async Task What_was_typed_in_a_profile_stays_on_the_page_when_the_disk_is_full()
    {
        await using var scene = await Scene.StartAsync("sqlite");
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader | AccessRole.Administrator));
        var id = await (await client.PostAsJsonAsync("/api/v1/profiles", new { title = new { sv = "Kock" } })).Content.ReadFromJsonAsync<Guid>();
        var typed = new string('å', 3_500);
        await AllowPagesAsync(scene, 1);
        await FillAsync(client);

        var answer = await client.SubmitAsync(await client.PageAsync($"/profiles/{id}/edit"), "profile",
            new() { ["Input.Purpose.Sv"] = typed, ["Input.Act"] = "save" }, $"/profiles/{id}/edit");

        var shown = await Pages.ParseAsync(answer);
        Assert.Contains("Disken på servern är full", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, shown.QuerySelector("textarea[name='Input.Purpose.Sv']")?.TextContent.Trim());
    }

    /// <summary>There may be room left in the last pages; soon there is not.</summary>
    private static async Task<HttpResponseMessage> FillAsync(HttpClient client)
    {
        for (var at = 0; at < 900; at++)
            if (await client.PostAsJsonAsync("/api/v1/units", new { name = at + new string('x', 120) }) is { IsSuccessStatusCode: false } refused) return refused;
        throw new InvalidOperationException("The disk never became full.");
    }

    /// <summary>Every connection of the pool is told, since the limit belongs to the connection.</summary>
    private static async Task AllowPagesAsync(Scene scene, int pages)
    {
        var open = new List<AppDb>();
        for (var at = 0; at < 6; at++)
        {
            var db = scene.Open();
            await db.Database.OpenConnectionAsync();
            using var limit = db.Database.GetDbConnection().CreateCommand();
            // SQLite never sets it lower than what is there already.
            limit.CommandText = "PRAGMA max_page_count=" + pages;
            await limit.ExecuteScalarAsync();
            open.Add(db);
        }
        foreach (var db in open) await db.DisposeAsync();
    }
}

/// <summary>Alone: a test that ends empties every pool, and a new connection knows of no limit.</summary>
[CollectionDefinition(nameof(FullDiskTests), DisableParallelization = true)]
public class FullDiskAlone;
