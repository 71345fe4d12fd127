using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.People;

/// <summary>A stored draft, read: the chosen sheet and what each of its columns is.</summary>
internal sealed record PeopleReading(PeopleDraft Draft, PeopleFile File, IReadOnlyList<ColumnMatch> Columns)
{
    public static PeopleReading Of(ImportDraft stored)
    {
        var draft = stored.Choices<PeopleDraft>();
        var sheet = draft.Sheets[draft.Sheet];
        var file = new PeopleFile(StoredTables.Read(stored.Content)[draft.Sheet], sheet.LeftOut, sheet.Emptied);
        var columns = ColumnMatching.Match(file.Table)
            .Select(c => draft.Chosen.TryGetValue(c.Column, out var chosen) && chosen != c.Field ? c with { Field = chosen, By = MatchedBy.Choice } : c);
        return new(draft, file, [.. columns]);
    }

    public PeoplePlan Plan(OrganisationNow now, DateOnly today) => PeopleImport.Plan(File, new PeopleChoices
    {
        Columns = Columns.ToDictionary(c => c.Column, c => c.Field),
        TopUnitId = Draft.TopUnitId,
        TopUnitName = Draft.TopUnitName,
        CreateUnits = Draft.CreateUnits,
        NamelessPattern = Draft.NamelessPattern,
        UntitledPosition = Draft.UntitledPosition,
    }, now, today);
}

internal static class PeopleImportData
{
    public static async Task<OrganisationNow> LoadAsync(AppDb db, CancellationToken cancel) => new(
        await db.People.AsNoTracking().ToListAsync(cancel), await db.Units.AsNoTracking().ToListAsync(cancel),
        await db.Sites.AsNoTracking().ToListAsync(cancel), await db.Functions.AsNoTracking().ToListAsync(cancel),
        await db.Positions.AsNoTracking().ToListAsync(cancel), await db.Assignments.AsNoTracking().ToListAsync(cancel));
}
