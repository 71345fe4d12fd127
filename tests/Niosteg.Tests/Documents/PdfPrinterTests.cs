using System.Diagnostics;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Documents;

public class PdfPrinterTests
{
    private const string Page = "<!DOCTYPE html><html lang=\"sv\"><head><title>Åtgärd</title></head><body><h1>Åtgärd</h1></body></html>";

    [Fact]
    public async Task A_page_becomes_a_tagged_PDF_with_its_title_and_language()
    {
        using var printer = new PdfPrinter(Paper.Chromium(), PdfPrinter.Patience);

        var paper = new Paper((await printer.PrintAsync(Page)).Value);

        Assert.True(paper.IsPdf);
        Assert.Equal((1, "Åtgärd", "sv", true), (paper.Pages, paper.Title, paper.Language, paper.IsTagged));
    }

    [Fact]
    public async Task A_page_becomes_a_picture_of_just_that_size()
    {
        using var printer = new PdfPrinter(Paper.Chromium(), PdfPrinter.Patience);

        var png = (await printer.PictureAsync(Page, 1920, 1080)).Value;

        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal((1920, 1080), (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public async Task Neither_another_host_nor_a_file_of_the_machine_comes_into_the_print()
    {
        using var printer = new PdfPrinter(Paper.Chromium(), PdfPrinter.Patience);
        using var host = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        host.Start();
        var port = ((System.Net.IPEndPoint)host.LocalEndpoint).Port;

        var printed = await printer.PrintAsync($"""<!DOCTYPE html><html><head><link rel="stylesheet" href="http://localhost:{port}/a.css"></head><body><p>a</p></body></html>""");

        Assert.True(printed.IsDone);
        Assert.False(host.Pending());
    }

    [Fact]
    public async Task Nothing_is_left_on_the_disk_when_the_page_is_printed()
    {
        using var printer = new PdfPrinter(Paper.Chromium(), PdfPrinter.Patience);
        var mark = Guid.CreateVersion7().ToString("N");

        await printer.PrintAsync(Page.Replace("<h1>", $"<h1>{mark} ", StringComparison.Ordinal));

        Assert.Empty(LeftFrom(mark));
    }

    [Fact]
    public async Task A_program_that_never_ends_is_stopped_with_all_it_started()
    {
        var (program, mark) = Fake("sleep 600 & sleep 600");
        var clock = Stopwatch.StartNew();

        using var printer = new PdfPrinter(program, TimeSpan.FromSeconds(1));
        var printed = await printer.PrintAsync(mark);

        Assert.Equal("print-too-slow", printed.Refusal?.Code);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Empty(LeftFrom(mark));
    }

    [Fact]
    public async Task Two_are_printed_at_a_time_and_the_third_waits_its_turn()
    {
        var log = Path.GetTempFileName();
        var (program, _) = Fake($"echo in >> {log}; sleep 1; echo out >> {log}");
        using var printer = new PdfPrinter(program, PdfPrinter.Patience);

        await Task.WhenAll(printer.PrintAsync(Page), printer.PrintAsync(Page), printer.PrintAsync(Page));

        var most = (await File.ReadAllLinesAsync(log)).Aggregate((Now: 0, Most: 0), (sum, line) => line == "in" ? (sum.Now + 1, Math.Max(sum.Most, sum.Now + 1)) : (sum.Now - 1, sum.Most)).Most;
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Who_gives_up_waiting_stops_the_printing()
    {
        var (program, mark) = Fake("sleep 600");
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        using var printer = new PdfPrinter(program, PdfPrinter.Patience);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printer.PrintAsync(mark, cancel.Token));

        Assert.Empty(LeftFrom(mark));
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("kill -9 $$")]
    public async Task A_program_that_fails_is_a_refusal_and_not_a_fault(string what)
    {
        using var printer = new PdfPrinter(Fake(what).Program, PdfPrinter.Patience);

        Assert.Equal("print-failed", (await printer.PrintAsync(Page)).Refusal?.Code);
    }

    [Fact]
    public async Task Without_a_program_there_is_no_printer_and_a_wrong_path_finds_none()
    {
        using var printer = new PdfPrinter(PdfPrinter.Find("/nowhere/chromium"), PdfPrinter.Patience);

        Assert.False(printer.Exists);
        Assert.Equal("no-printer", (await printer.PrintAsync(Page)).Refusal?.Code);
    }

    /// <summary>A program in Chromium's place, and a text to look for afterwards.</summary>
    private static (string Program, string Mark) Fake(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program in Chromium's place is a shell script.");
        var path = Path.Combine(Directory.CreateTempSubdirectory("niosteg-fake-").FullName, "chromium");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return (path, Guid.CreateVersion7().ToString("N"));
    }

    private static List<string> LeftFrom(string mark) =>
        [.. Directory.EnumerateDirectories(Path.GetTempPath(), "niosteg-print-*").SelectMany(Files).Where(file => File.ReadAllText(file).Contains(mark, StringComparison.Ordinal))];

    /// <summary>Other tests print at the same time, and their folders come and go.</summary>
    private static string[] Files(string folder)
    {
        try { return Directory.GetFiles(folder, "page.html"); }
        catch (DirectoryNotFoundException) { return []; }
    }
}
