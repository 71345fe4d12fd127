using System.IO.Compression;
using System.Text.RegularExpressions;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public partial class ScheduleFilesTests
{
    [Fact]
    public async Task A_download_has_a_plain_name_that_can_be_read_beside_the_true_one()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);

        var file = await client.GetAsync($"/initiatives/{id}/schedule.xlsx");

        var named = file.Content.Headers.ContentDisposition!;
        Assert.DoesNotContain('_', named.FileName!);
        Assert.True(named.FileNameStar!.EndsWith(".xlsx", StringComparison.Ordinal) && named.FileName!.Trim('"').All(char.IsAscii));
    }

    [Theory]
    [InlineData("Målet Våg 1.docx", "Malet Vag 1.docx")]
    [InlineData("Åtgärd – höst \"26\".xlsx", "Atgard - host _26_.xlsx")]
    public void Letters_lose_their_marks_and_nothing_breaks_out_of_the_quotes(string name, string plain) => Assert.Equal(plain, Niosteg.Web.Hosting.DownloadNames.Plain(name));

    [Fact]
    public void A_column_is_as_wide_as_what_stands_over_it()
    {
        using var book = new ZipArchive(new MemoryStream(XlsxWriter.Write(new XlsxSheet("Plan", [new("Tidigast (5 av 100)", 8), new("Nr", 12)], []))));
        using var sheet = new StreamReader(book.Entries.Single(e => e.Name.StartsWith("sheet", StringComparison.Ordinal)).Open());

        var widths = Width().Matches(sheet.ReadToEnd()).Select(m => double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.True(widths[0] > "Tidigast (5 av 100)".Length);
        Assert.Equal(12, widths[1]);
    }

    [GeneratedRegex("width=\"([0-9.]+)\"")]
    private static partial Regex Width();
}
