using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Search;

/// <param name="Total">How many there are to leaf through.</param>
/// <param name="HasMore">There are more than anyone leafs through: say more, or filter.</param>
/// <param name="IsBeingSorted">The catalogue is being put in order after an import; nothing was searched.</param>
public sealed record SearchView(IReadOnlyList<FoundRow> Rows, int Total, bool HasMore, bool IsBeingSorted, int Page, int PageSize);

/// <param name="CompetencyId">Of one of the organisation's own.</param>
/// <param name="ConceptId">Of a concept in a classification.</param>
/// <param name="Fitted">The label that fitted, when it is not the name.</param>
/// <param name="IsUsed">Required in a profile the reader may see; of a concept, through an own competency that points at it.</param>
public sealed record FoundRow(Guid? CompetencyId, int? ConceptId, string Source, FoundKind Kind, LocalText Name, LocalText Area, string? Code, string? Fitted, Language FittedLanguage, bool IsUsed)
{
    internal string Href => CompetencyId is { } own ? $"/competencies/{own}" : $"/competencies/concepts/{ConceptId}";
}

/// <param name="HasClassifications">Without them there is nothing to choose among.</param>
/// <param name="WasAsked">False while nothing has been typed: then nothing is found, which says nothing.</param>
public sealed record OccupationsView(IReadOnlyList<OccupationRow> Rows, bool IsBeingSorted, bool HasClassifications, bool WasAsked);

/// <summary>An occupation with its codes in the Swedish and the international classification.</summary>
/// <param name="Fitted">The label that fitted, when it is not the name.</param>
/// <param name="Groups">The Swedish groups it belongs to: mostly one, several when it is only known through the international group.</param>
public sealed record OccupationRow(int ConceptId, LocalText Name, string? Fitted, TaxonomyScheme Scheme, IReadOnlyList<OccupationGroup> Groups, string? IscoCode, LocalText IscoName);

/// <param name="Code">SSYK 2012, four digits.</param>
public sealed record OccupationGroup(int ConceptId, string Code, LocalText Name, LocalText Definition);

/// <summary>The Swedish group of a code, with the international groups it answers to.</summary>
public sealed record ChosenGroup(string Code, LocalText Name, IReadOnlyList<string> IscoCodes);
