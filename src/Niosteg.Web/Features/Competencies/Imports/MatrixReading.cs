using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <summary>What a draft is kept with: which sheet is read, and what was chosen.</summary>
public sealed record MatrixDraft(int Sheet, MatrixChoices Choices, bool SkipStopped);

/// <summary>A draft unpacked: its tables and the choices made about them.</summary>
internal sealed record MatrixReading(MatrixDraft Draft, IReadOnlyList<Table> Tables)
{
    public MatrixChoices Choices => Draft.Choices;
    public Table Table => Tables[Draft.Sheet];

    public static MatrixReading Of(ImportDraft draft) => new(draft.Choices<MatrixDraft>(), StoredTables.Read(draft.Content));

    public MatrixPlan Plan(CatalogueNow now) => MatrixPlanner.Plan(Table, Choices, now);

    /// <summary>The draft with the choices someone sent. What no longer fits, because the sheet, a column or the scale
    /// became another, is proposed anew.</summary>
    public MatrixDraft Choose(MatrixChoicesInput input, IReadOnlyList<ProficiencyScale> scales)
    {
        if (input.Sheet != Draft.Sheet)
            return Draft with { Sheet = input.Sheet, Choices = MatrixChoices.Propose(Tables[input.Sheet], scales, input.Language, Choices.Source, Choices.WithProfiles) };
        var scaleId = input.Scale is { } id ? new ScaleId(id) : (ScaleId?)null;
        var chosen = Choices with
        {
            Language = input.Language,
            Columns = input.Columns.Count == 0 ? Choices.Columns : input.Columns.Select((field, at) => (field, at)).ToDictionary(c => c.at, c => c.field),
            ScaleId = scaleId,
            ScaleName = string.IsNullOrWhiteSpace(input.ScaleName) ? Choices.ScaleName : input.ScaleName.Trim(),
            Kind = input.Kind,
            Steps = input.Steps,
        };
        var levels = MatrixLevels.In(Table, chosen);
        var proposed = MatrixLevels.Place(levels, scales.FirstOrDefault(s => s.Id == scaleId));
        var sent = input.Levels.Where(l => l.Name is not null).DistinctBy(l => l.Name).ToDictionary(l => l.Name!, l => l.Place);
        var keeps = scaleId == Choices.ScaleId;
        var places = levels.ToDictionary(l => l, l => keeps && sent.TryGetValue(l, out var place) ? place : proposed[l]);
        // A marker such as NOT IN USE counts only when someone gave it a level.
        foreach (var (name, place) in sent.Where(s => s.Value > 0 && !places.ContainsKey(s.Key) && keeps)) places[name] = place;
        return new(Draft.Sheet, chosen with { Levels = places }, input.SkipStopped);
    }
}
