using Microsoft.Extensions.Logging.Abstractions;
using Niosteg.Web.Features.Search;

namespace Niosteg.Tests.Features.Search;

public class IndexFolderTests
{
    private static string FolderOf(SearchScene search) => Path.Combine(search.Scene.Folder, "search");

    private static IEnumerable<string> Files(SearchScene search) => Directory.EnumerateFiles(FolderOf(search), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("write.lock", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<SearchHit>?> NextStartAsync(SearchScene search)
    {
        search.Keeper.Dispose();
        using var keeper = new IndexKeeper(search.Scene.Options, search.Scene.Clock, NullLogger<IndexKeeper>.Instance);
        await keeper.SettleAsync();
        return await keeper.SearchAsync(new("vårdhygien"), 10, CancellationToken.None);
    }

    [Fact]
    public async Task The_next_start_finds_the_index_where_it_was_left()
    {
        await using var search = await SearchScene.StartAsync();
        await search.FoundAsync("vårdhygien");
        var before = Directory.GetDirectories(FolderOf(search));

        Assert.Single((await NextStartAsync(search))!);
        Assert.Equal(before, Directory.GetDirectories(FolderOf(search)));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("cut")]
    [InlineData("scribbled")]
    [InlineData("emptied")]
    public async Task A_broken_index_is_made_anew_without_a_word(string damage)
    {
        await using var search = await SearchScene.StartAsync();
        await search.FoundAsync("vårdhygien");
        search.Keeper.Dispose();

        foreach (var file in Files(search).ToList()) Damage(file, damage);

        Assert.Single((await NextStartAsync(search))!);
    }

    [Fact]
    public async Task A_folder_that_was_left_half_written_is_cleared_away()
    {
        await using var search = await SearchScene.StartAsync();
        Directory.CreateDirectory(Path.Combine(FolderOf(search), "half"));
        await File.WriteAllTextAsync(Path.Combine(FolderOf(search), "half", "_0.fdt"), "half", TestContext.Current.CancellationToken);

        Assert.Equal(["vårdhygien"], await search.FoundAsync("vårdhygien"));

        Assert.False(Directory.Exists(Path.Combine(FolderOf(search), "half")));
    }

    [Fact]
    public async Task Where_nothing_may_be_written_the_index_is_kept_in_memory()
    {
        await using var search = await SearchScene.StartAsync();
        await File.WriteAllTextAsync(FolderOf(search), "in the way", TestContext.Current.CancellationToken);

        Assert.Equal(["vårdhygien"], await search.FoundAsync("vårdhygien"));
    }

    private static void Damage(string file, string how)
    {
        var bytes = File.ReadAllBytes(file);
        switch (how)
        {
            case "gone": File.Delete(file); break;
            case "cut": File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]); break;
            case "emptied": File.WriteAllBytes(file, []); break;
            default:
                for (var i = bytes.Length / 3; i < bytes.Length; i += 7) bytes[i] ^= 0x5A;
                File.WriteAllBytes(file, bytes);
                break;
        }
    }
}
