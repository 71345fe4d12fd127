using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Exchange;

/// <summary>The product as a process of its own, ended the hard way while it writes.</summary>
[Collection(nameof(FullDiskTests))]
public class KilledImportTests
{
    private const int Rows = 30_000;
    /// <summary>More than keeping the uploaded file takes, and less than all of the people do.</summary>
    private const long InTheMidst = 6_000_000;

    [Fact]
    public async Task A_process_killed_while_it_accepts_a_file_leaves_nothing_half_imported()
    {
        await using var scene = await Scene.StartAsync("sqlite");
        var file = Path.Combine(scene.Folder, "personer.csv");
        await File.WriteAllTextAsync(file, People());

        using (var killed = Import(scene, file))
        {
            while (Written(scene) < InTheMidst && !killed.HasExited) await Task.Delay(5);
            Assert.False(killed.HasExited, "The import was done before it could be killed: take more rows.");
            killed.Kill();
            await killed.WaitForExitAsync();
            Assert.Equal(137, killed.ExitCode);
        }

        await using (var db = scene.Open())
        {
            Assert.Equal((0, 0, 0, 0), (await db.People.CountAsync(), await db.Assignments.CountAsync(), await db.Positions.CountAsync(), await db.Units.CountAsync()));
            Assert.Equal(0, await db.LineLinks.CountAsync());
            Assert.All(await db.Imports.Select(i => i.AcceptedAt).ToListAsync(), at => Assert.Null(at));
        }

        using var again = Import(scene, file);
        await again.WaitForExitAsync();
        await using var after = scene.Open();
        Assert.Equal((Commands.Done, Rows, Rows), (again.ExitCode, await after.People.CountAsync(), await after.Assignments.CountAsync()));
    }

    private static Process Import(Scene scene, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "niosteg.dll"), "import", "people", file, "--accept" }) start.ArgumentList.Add(argument);
        start.Environment["NIOSTEG_DATA"] = scene.Folder;
        start.Environment["NIOSTEG_DATABASE"] = "";
        return Process.Start(start)!;
    }

    /// <summary>What stands in the log of the database: it grows while a transaction is written.</summary>
    private static long Written(Scene scene) =>
        Directory.EnumerateFiles(scene.Folder, "*-wal").Select(f => new FileInfo(f).Length).DefaultIfEmpty(0).Max();

    private static string People()
    {
        var text = new StringBuilder("Anst.nr;Förnamn;Efternamn;E-post;Enhet;Befattning;Chef\n");
        for (var i = 1; i <= Rows; i++) text.Append($"{i};Anna{i};Berg{i};p{i}@lovsta.se;Enhet {i % 90};Titel {i % 20};{(i == 1 ? "" : i / 9 + 1 == i ? "1" : $"{i / 9 + 1}")}\n");
        return text.ToString();
    }
}
