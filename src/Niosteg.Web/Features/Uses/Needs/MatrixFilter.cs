using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Uses.Needs;

/// <summary>The part of the matrix that a reader asked for, and what else there is to ask for.</summary>
internal sealed class MatrixFilter
{
    public const int PageSize = 60;

    public MatrixFilter(MatrixView view, Texts texts, string? area, string? position, string? show)
    {
        var kept = view.Columns.Select((c, at) => (Column: c, at)).Where(c => area is null || texts.Of(c.Column.Area) == area).ToList();
        Columns = [.. kept.Select(c => c.Column)];
        Rows = [.. view.Rows.Where(r => position is null || r.Position == position)
            .Select(r => r with { Cells = [.. kept.Select(c => r.Cells[c.at])] })
            .Where(r => r.Cells.Any(c => c is not null))
            .Where(r => show switch
            {
                "gaps" => r.Cells.Any(c => c?.Gap > 0),
                "unknown" => r.Cells.Any(c => c is { Level: null }),
                _ => true,
            })];
        var order = StringComparer.Create(texts.Culture, ignoreCase: true);
        Areas = [.. view.Columns.Select(c => texts.Of(c.Area)).Where(a => a.Length > 0).Distinct().Order(order).Select(a => new Choice(a, a))];
        Positions = [.. view.Rows.Select(r => r.Position).Distinct().Order(order).Select(p => new Choice(p, p))];
    }

    public IReadOnlyList<MatrixColumn> Columns { get; }
    public IReadOnlyList<MatrixRow> Rows { get; }
    public IReadOnlyList<Choice> Areas { get; }
    public IReadOnlyList<Choice> Positions { get; }

    public IReadOnlyList<MatrixRow> Shown(int page) => [.. Rows.Skip((page - 1) * PageSize).Take(PageSize)];
}
