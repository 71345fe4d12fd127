using System.IO.Compression;
using System.Text;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Documents;

public class TextFileTests
{
    private static Outcome<Table> Read(string text, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        return TableReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
    }

    private static string Cells(Table table) => string.Join('\n', table.Rows.Select(r => string.Join('·', r.Cells)));

    public static TheoryData<Encoding> Encodings => [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, CodePagesEncodingProvider.Instance.GetEncoding(1252)!];

    [Theory, MemberData(nameof(Encodings))]
    public void Swedish_letters_come_right_in_every_usual_encoding(Encoding encoding)
    {
        var table = Read("Förnamn;Enhet\nÅsa;Vård och omsorg – norr\nÖrjan;Barn & lärande", encoding).Value;

        Assert.Equal(["Förnamn", "Enhet"], table.Header);
        Assert.Equal("Åsa·Vård och omsorg – norr\nÖrjan·Barn & lärande", Cells(table));
    }

    [Theory]
    [InlineData("Namn;Ort;Tal\nAnna;Lövsta;1,5\nBo;Ås;2,25", ';')]
    [InlineData("Name,Town\n\"Berg, Anna\",Lövsta\n\"Ek, Bo\",Ås", ',')]
    [InlineData("Name\tTown\nBerg, Anna\tLövsta", '\t')]
    [InlineData("Name|Town\nAnna|Lövsta; centrum", '|')]
    [InlineData("Name\nAnna", ',')]
    public void The_mark_between_cells_is_found_out(string text, char delimiter) => Assert.Equal(delimiter, CsvTable.Sniff(text));

    [Fact]
    public void Excels_own_first_line_about_the_delimiter_is_obeyed_and_not_read()
    {
        var table = Read("sep=|\r\nA|B\r\n1,2|3\r\n").Value;

        Assert.Equal(["A", "B"], table.Header);
        Assert.Equal((3, "1,2·3"), (table.Rows[0].Number, Cells(table)));
    }

    [Fact]
    public void Quotes_and_line_breaks_inside_a_cell_are_part_of_it()
    {
        var table = Read("a,b\r\n\"första\nandra\",\"hon sa \"\"hej\"\"\"\r\n1,2\r\n").Value;

        Assert.Equal("första\nandra·hon sa \"hej\"\n1·2", Cells(table));
    }

    [Fact]
    public void Row_numbers_are_those_the_spreadsheet_shows()
    {
        var table = Read("Personallista 2026\n\nNamn;Ort\nAnna;Ås\n\n;\nBo;Ås\n").Value;

        Assert.Equal(["Namn", "Ort"], table.Header);
        Assert.Equal([4, 7], table.Rows.Select(r => r.Number));
    }

    [Fact]
    public void A_short_row_is_filled_out_and_a_column_that_says_nothing_is_dropped()
    {
        var table = Read("a,,b,\n1\n2,,3,\n4,,5,6\n").Value;

        Assert.Equal(["a", "b", ""], table.Header);
        Assert.Equal("1··\n2·3·\n4·5·6", Cells(table));
    }

    [Fact]
    public void A_header_that_begins_with_a_number_sign_is_still_a_header() =>
        Assert.Equal("#", Read("#;Namn\n1;Anna").Value.Header[0]);

    [Fact]
    public void A_very_long_cell_is_read_whole() =>
        Assert.Equal(500_000, Read($"a;b\n{new string('x', 500_000)};2").Value.Rows[0].Cells[0].Length);

    [Theory]
    [InlineData("a;b\n\"öppen;2\n3;4")]
    [InlineData("a;b\n\"x\"y;2\n3;4")]
    public void A_quotation_mark_that_is_never_closed_is_told_with_its_row(string text)
    {
        var refusal = Read(text).Refusal!;

        Assert.Equal(("file-quotes", 2), (refusal.Code, refusal.Args[0]));
    }

    [Fact]
    public void A_packed_text_file_is_unpacked_but_not_beyond_its_limit()
    {
        Assert.Equal("1·2", Cells(TableReader.Read(Packed("a;b\n1;2")).Value));
        Assert.Equal("file-unpacks-too-large", TableReader.Read(Packed(new string(' ', 70 * 1024 * 1024))).Refusal!.Code);
    }

    private static byte[] Packed(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }

    [Fact]
    public void Files_that_are_no_tables_are_refused_by_name()
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8];
        byte[] noise = [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 % 31 + 1))];

        Assert.Equal("file-empty", TableReader.Read([]).Refusal!.Code);
        Assert.Equal("file-empty", TableReader.Read("\n \n;;\n"u8.ToArray()).Refusal!.Code);
        Assert.Equal("file-not-a-table", TableReader.Read(picture).Refusal!.Code);
        Assert.Equal("file-not-a-table", TableReader.Read(noise).Refusal!.Code);
        Assert.Equal("file-not-a-table", TableReader.Read("%PDF-1.7 ..."u8.ToArray()).Refusal!.Code);
        Assert.Equal("file-not-a-table", TableReader.Read("<html><table><tr><td>1</td></tr></table>"u8.ToArray()).Refusal!.Code);
        Assert.Equal("file-old-excel", TableReader.Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).Refusal!.Code);
        Assert.Equal("file-too-large", TableReader.Read(new byte[50 * 1024 * 1024]).Refusal!.Code);
        Assert.Equal("file-too-many-columns", Read(string.Join(';', Enumerable.Range(0, 201))).Refusal!.Code);
    }

    [Fact]
    public void A_hundred_thousand_rows_are_read_and_one_more_is_refused()
    {
        var text = "id;namn\n" + string.Concat(Enumerable.Range(1, 100_000).Select(i => $"{i};Anna\n"));

        Assert.Equal(100_000, Read(text).Value.Rows.Count);
        Assert.Equal("file-too-many-rows", Read(text + "100001;Bo\n").Refusal!.Code);
    }

    [Fact]
    public void A_stray_control_mark_is_taken_out_of_its_cell() => Assert.Equal("Anna", Read("namn;ort\nAn\u0007na;Ås").Value.Rows[0].Cells[0]);

    [Fact]
    public void What_we_store_of_a_file_is_what_we_read_of_it()
    {
        var table = Read("a;b\n=1+2;\"två\nrader\"\n\nx\"y;'\n").Value with { Sheet = "Blad 1", Notes = [new(2, 1, CellKind.Formula)] };

        var again = StoredTables.Read(StoredTables.Write([table, table with { Sheet = "Två" }]));

        Assert.Equal(["Blad 1", "Två"], again.Select(t => t.Sheet));
        Assert.Equal(table.Header, again[0].Header);
        Assert.Equal(Cells(table), Cells(again[1]));
        Assert.Equal(table.Rows.Select(r => r.Number), again[0].Rows.Select(r => r.Number));
        Assert.Equal(table.Notes, again[0].Notes);
    }

    [Fact]
    public void A_csv_we_write_opens_right_and_runs_nothing()
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvWriter(stream))
        {
            csv.Write("Namn", "Sedan", "Andel");
            csv.Write("=HYPERLINK(\"http://x\")", new DateOnly(2026, 3, 12), 0.5);
            csv.Write("@Åsa; Ö", null, -3);
        }

        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal("\uFEFFNamn;Sedan;Andel\r\n\"'=HYPERLINK(\"\"http://x\"\")\";2026-03-12;0.5\r\n\"'@Åsa; Ö\";;-3\r\n", text);
    }
}
