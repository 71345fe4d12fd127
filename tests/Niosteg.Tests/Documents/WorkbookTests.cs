using System.IO.Compression;
using System.Text;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Documents;

public class WorkbookTests
{
    private const string Space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <summary>A workbook as other programs write them, part by part.</summary>
    private static byte[] Workbook(string rows, string texts = "", string styles = "", string workbook = "", string sheets = "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/>")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(xml);
            }
            const string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            const string link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}sheet.main+xml\"/><Override PartName=\"/xl/s1.xml\" ContentType=\"{kind}worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{kind}sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}styles+xml\"/></Types>");
            Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{link}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{link}/worksheet\" Target=\"s1.xml\"/><Relationship Id=\"r2\" Type=\"{link}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{link}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook {Space} xmlns:r=\"{link}\">{workbook}<sheets>{sheets}</sheets></workbook>");
            Part("xl/sharedStrings.xml", $"<sst {Space}>{texts}</sst>");
            Part("xl/styles.xml", $"<styleSheet {Space}>{styles}</styleSheet>");
            Part("xl/s1.xml", $"<worksheet {Space}><sheetData>{rows}</sheetData></worksheet>");
        }
        return stream.ToArray();
    }

    private const string Head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>B</t></is></c></row>";
    private const string Styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"171\" formatCode=\"00000\"/><numFmt numFmtId=\"172\" formatCode=\"0&quot; dagar&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/></cellXfs>";

    [Theory]
    [InlineData("<c r=\"A2\" s=\"1\"><v>45292</v></c>", "2024-01-01")]
    [InlineData("<c r=\"A2\" s=\"2\"><v>45292.5</v></c>", "2024-01-01 12:00:00")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>59</v></c>", "1900-02-28")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>61</v></c>", "1900-03-01")]
    [InlineData("<c r=\"A2\"><v>45292</v></c>", "45292")]
    [InlineData("<c r=\"A2\" s=\"4\"><v>45292</v></c>", "45292")]
    [InlineData("<c r=\"A2\" s=\"3\"><v>42</v></c>", "00042")]
    [InlineData("<c r=\"A2\"><v>0.10000000000000001</v></c>", "0.1")]
    [InlineData("<c r=\"A2\"><v>1.2345E+10</v></c>", "12345000000")]
    [InlineData("<c r=\"A2\" t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>0</v></c>", "Åsa Berg")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><r><t>Ås</t></r><r><t>a</t></r></is></c>", "Åsa")]
    [InlineData("<c r=\"A2\" t=\"str\"><f>A1&amp;\"x\"</f><v>Ax</v></c>", "Ax")]
    [InlineData("<c r=\"A2\" t=\"d\"><v>2024-01-01T00:00:00</v></c>", "2024-01-01")]
    public void A_cell_is_read_as_it_is_shown(string cell, string expected)
    {
        var file = Workbook(Head + $"<row r=\"2\">{cell}<c r=\"B2\"><v>1</v></c></row>",
            "<si><r><t xml:space=\"preserve\">Åsa </t></r><r><t>Berg</t></r><rPh sb=\"0\" eb=\"1\"><t>uttal</t></rPh></si>", Styles);

        Assert.Equal(expected, TableReader.Read(file).Value.Rows[0].Cells[0]);
    }

    [Fact]
    public void A_workbook_from_an_old_mac_counts_its_days_from_1904()
    {
        var file = Workbook(Head + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43830</v></c></row>", "", Styles, "<workbookPr date1904=\"1\"/>");

        Assert.Equal("2024-01-01", TableReader.Read(file).Value.Rows[0].Cells[0]);
    }

    [Fact]
    public void A_formula_is_read_as_its_value_and_noted()
    {
        var file = Workbook(Head + "<row r=\"5\"><c r=\"A5\"><f>1+2</f><v>3</v></c><c r=\"B5\"><f>NOW()</f></c></row><row r=\"6\"><c r=\"A6\" t=\"e\"><v>#N/A</v></c><c r=\"B6\"><v>7</v></c></row>");

        var table = TableReader.Read(file).Value;

        Assert.Equal(["3", ""], table.Rows[0].Cells);
        Assert.Equal([new(5, 0, CellKind.Formula), new(5, 1, CellKind.FormulaWithoutValue), new(6, 0, CellKind.Error)], table.Notes);
    }

    [Fact]
    public void Cells_and_rows_without_addresses_stand_one_after_the_other()
    {
        var file = Workbook("<row><c t=\"inlineStr\"><is><t>A</t></is></c><c t=\"inlineStr\"><is><t>B</t></is></c></row><row/><row><c><v>1</v></c><c><v>2</v></c></row>");

        var table = TableReader.Read(file).Value;

        Assert.Equal((3, "1", "2"), (table.Rows[0].Number, table.Rows[0].Cells[0], table.Rows[0].Cells[1]));
    }

    [Fact]
    public void A_hidden_sheet_is_not_read_and_a_sheet_can_be_asked_for_by_name()
    {
        var hidden = Workbook(Head + "<row><c><v>1</v></c></row>", sheets: "<sheet name=\"Dold\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/>");
        var two = XlsxWriter.Write(new XlsxSheet("Ett", [new("A")], [["1"]]), new XlsxSheet("Två", [new("B")], [["2"]]));

        Assert.Equal("file-empty", TableReader.Read(hidden).Refusal!.Code);
        Assert.Equal("B", TableReader.Read(two, "två").Value.Header[0]);
        Assert.Equal("file-sheet-missing", TableReader.Read(two, "Tre").Refusal!.Code);
    }

    [Fact]
    public void A_workbook_that_unpacks_without_end_is_refused_before_it_is_opened()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 500; i++) part.Write(zeros);
        }

        Assert.True(stream.Length < TableReader.MaxBytes);
        Assert.Equal("file-unpacks-too-large", TableReader.Read(stream.ToArray()).Refusal!.Code);
    }

    [Fact]
    public void A_zip_that_is_no_workbook_and_a_workbook_cut_short_are_refused_by_name()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("word/document.xml");
        var whole = Workbook(Head);

        Assert.Equal("file-not-a-table", TableReader.Read(stream.ToArray()).Refusal!.Code);
        Assert.Equal("file-broken", TableReader.Read(whole[..(whole.Length / 2)]).Refusal!.Code);
        Assert.Equal("file-broken", TableReader.Read(Workbook("<row><c><v>1</v></row>")).Refusal!.Code);
    }

    [Fact]
    public void Entities_that_multiply_themselves_are_not_read() =>
        Assert.Equal("file-broken", TableReader.Read(Workbook(Head, texts: "</sst><!DOCTYPE x [<!ENTITY a \"b\">]><sst>")).Refusal!.Code);

    [Fact]
    public void A_sheet_is_printed_lying_and_no_wider_than_the_paper()
    {
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(XlsxWriter.Write(new XlsxSheet("Ett", [new("A", 200)], [["1"]]))), isEditable: false);

        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var setup = sheet.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.PageSetup>()!;
        Assert.Equal((1u, 0u), (setup.FitToWidth!.Value, setup.FitToHeight!.Value));
        Assert.True(sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book));
    }

    [Fact]
    public void A_workbook_we_write_is_the_workbook_we_read()
    {
        var file = XlsxWriter.Write(new XlsxSheet("Personer: alla", [new("Namn", 30), new("Sedan"), new("Andel"), new("Chef")],
            [["=Åsa <b>", new DateOnly(2026, 3, 12), 0.25, true], [" \u202Eعمر 🙂", null, 3, false]]));

        var table = TableReader.Read(file).Value;

        Assert.Equal("Personer  alla", table.Sheet);
        Assert.Equal(["=Åsa <b>", "2026-03-12", "0.25", "TRUE"], table.Rows[0].Cells);
        Assert.Equal(["\u202Eعمر 🙂", "", "3", "FALSE"], table.Rows[1].Cells);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void A_hundred_thousand_rows_go_out_and_come_back()
    {
        var file = XlsxWriter.Write(new XlsxSheet("Alla", [new("Nr"), new("Namn"), new("Sedan")],
            Enumerable.Range(1, 100_000).Select(i => (IReadOnlyList<object?>)[i, $"Person {i}", new DateOnly(2020, 1, 1)])));

        var table = TableReader.Read(file).Value;

        Assert.Equal((100_000, "Person 100000", "2020-01-01"), (table.Rows.Count, table.Rows[^1].Cells[1], table.Rows[^1].Cells[2]));
    }
}
