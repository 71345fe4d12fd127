using System.Text;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Documents;

public class JsonTableTests
{
    private static Table Read(string json) => JsonTable.Read(Encoding.UTF8.GetBytes(json)).Value;

    private static string[] Row(Table table, int row, params string[] columns) => [.. columns.Select(c => table.Rows[row].Cells[table.Header.ToList().IndexOf(c)])];

    [Fact]
    public void The_longest_list_gives_the_rows_and_references_become_names()
    {
        var table = Read("""
            { "name": "Ladder", "levels": [{ "id": "jr", "name": "Junior" }], "themes": [{ "id": "t", "name": "Talking", "summary": "Says it." }],
              "competencies": [{ "level": "jr", "theme": "t", "examples": ["a", "b"] }, { "level": "jr", "theme": "other" }] }
            """);

        Assert.Equal(["Junior", "Talking", "Says it.", "a\nb"], Row(table, 0, "level", "theme", "theme.summary", "examples"));
        Assert.Equal(["Junior", "other", ""], Row(table, 1, "level", "theme", "theme.summary"));
    }

    [Fact]
    public void Lists_in_lists_repeat_what_stands_above_them()
    {
        var table = Read("""{ "domains": [{ "title": "Data", "skills": [{ "title": "A" }, { "title": "B" }] }, { "title": "People", "skills": [{ "title": "C" }] }] }""");

        Assert.Equal(["Data/A", "Data/B", "People/C"], table.Rows.Select((_, i) => string.Join('/', Row(table, i, "domains.title", "title"))));
    }

    [Theory]
    [InlineData("{ \"broken\": ", "file-broken")]
    [InlineData("[]", "file-empty")]
    [InlineData("[1, 2]", "file-empty")]
    public void What_holds_no_rows_is_refused_by_name(string json, string code) =>
        Assert.Equal(code, JsonTable.Read(Encoding.UTF8.GetBytes(json)).Refusal!.Code);

    [Fact]
    public void A_thousand_lists_inside_each_other_are_refused_and_harm_nothing()
    {
        var json = string.Concat(Enumerable.Repeat("[{\"a\":", 1000)) + "1" + string.Concat(Enumerable.Repeat("}]", 1000));

        Assert.Equal("file-broken", JsonTable.Read(Encoding.UTF8.GetBytes(json)).Refusal!.Code);
    }
}
