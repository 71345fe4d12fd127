using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <summary>A file with a levelled matrix, whatever it is: CSV, Excel or JSON.</summary>
internal static class MatrixTables
{
    public static Outcome<IReadOnlyList<Table>> ReadAll(byte[] content)
    {
        if (!JsonTable.IsJson(content)) return TableReader.ReadAll(content);
        var json = JsonTable.Read(content);
        return json.Refusal is { } refusal ? refusal : new[] { json.Value };
    }

    /// <summary>Of a workbook's sheets the one with most rows.</summary>
    public static int Best(IReadOnlyList<Table> tables) => Enumerable.Range(0, tables.Count).MaxBy(i => tables[i].Rows.Count);
}
