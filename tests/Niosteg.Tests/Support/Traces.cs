using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Niosteg.Tests.Support;

/// <summary>What somebody finds who takes everything the database keeps: SQLite's files with their logs, byte by byte, or every
/// cell of every table in PostgreSQL, as a dump writes them.</summary>
internal static class Traces
{
    public static async Task<bool> HoldsAsync(this Scene scene, string text) =>
        scene.Options.Postgres is null ? HoldsBytes(scene, Encoding.UTF8.GetBytes(text)) : await HoldsRowAsync(scene, text) || await HoldsRowAsync(scene, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));

    public static async Task<bool> HoldsAsync(this Scene scene, byte[] bytes) =>
        scene.Options.Postgres is null ? HoldsBytes(scene, bytes) : await HoldsRowAsync(scene, Convert.ToHexStringLower(bytes));

    private static bool HoldsBytes(Scene scene, byte[] sought)
    {
        while (true)
        {
            try { return Directory.GetFiles(scene.Folder, "niosteg.db*").Any(file => HoldsBytes(file, sought)); }
            // The logs go when the last connection closes; what they held is then in the file that may have been read already.
            catch (FileNotFoundException) { }
        }
    }

    private static bool HoldsBytes(string file, byte[] sought)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(sought) >= 0;
    }

    private static async Task<bool> HoldsRowAsync(Scene scene, string sought)
    {
        await using var connection = new NpgsqlConnection(scene.Options.Postgres);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'", connection))
        await using (var rows = await list.ExecuteReaderAsync())
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            await using var look = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM \"{table}\" t WHERE position(@sought IN t::text) > 0)", connection) { Parameters = { new("sought", sought) } };
            if ((bool)(await look.ExecuteScalarAsync())!) return true;
        }
        return false;
    }
}
