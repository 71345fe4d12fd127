using Lucene.Net.Store;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Search;

namespace Niosteg.Tests.Features.Search;

public class CatalogueIndexTests
{
    private static IEnumerable<string> Found(string typed, params SearchEntry[] entries)
    {
        using var index = CatalogueIndex.Build(new RAMDirectory(), entries, "");
        return [.. index.Search(new(typed), 10).Select(hit => hit.Key)];
    }

    private static SearchEntry Entry(string name, params string[] others) => new(name, FoundKind.Skill, "esco", null, EntryUse.Unused,
        [new(name, TextRole.Preferred, Language.Sv), .. others.Select(other => new SearchLabel(other, TextRole.Alternative, Language.Sv))]);

    private static SearchEntry[] Entries(params string[] names) => [.. names.Select(name => Entry(name))];

    [Fact]
    public void The_exact_name_comes_first_then_its_beginning_a_whole_word_inside_a_word_other_names_and_slips() =>
        Assert.Equal(["Samtal", "Samtalsstöd", "Svåra samtal", "Utvecklingssamtal", "Dialog", "Samtel"],
            Found("samtal", [Entry("Dialog", "Att föra samtal"), .. Entries("Samtel", "Utvecklingssamtal", "Svåra samtal", "Samtalsstöd", "Samtal")]));

    [Fact]
    public void An_other_name_exactly_as_typed_comes_before_names_that_only_begin_so() =>
        Assert.Equal(["Verkställande direktör", "Vdx"], Found("vd", Entry("Vdx"), Entry("Verkställande direktör", "VD")));

    [Theory]
    [InlineData("lön", new[] { "Lön" })]
    [InlineData("lon", new[] { "Lon", "Lön" })]
    [InlineData("sjukskoterska", new[] { "Sjuksköterska" })]
    [InlineData("SJUKSKÖTERSKA", new[] { "Sjuksköterska" })]
    [InlineData("barnkräfta", new string[0])]
    public void Å_ä_and_ö_are_letters_of_their_own_for_those_who_type_them_and_forgiven_for_those_who_do_not(string typed, string[] expected) =>
        Assert.Equal(expected, Found(typed, Entries("Lön", "Lon", "Sjuksköterska", "Kraftverk")));

    [Theory]
    [InlineData("sjukskötreska")]
    [InlineData("sjuksöterska")]
    [InlineData("sjukskkötersk")]
    [InlineData("sjukdköters")]
    [InlineData("kjuks")]
    [InlineData("terksa")]
    public void One_slip_of_the_finger_is_forgiven_in_a_word_and_in_a_part_of_it(string typed) =>
        Assert.Equal(["Sjuksköterska"], Found(typed, Entries("Sjuksköterska", "Läkare", "Kock")));

    [Theory]
    [InlineData("samtal", "Utvecklingssamtal")]
    [InlineData("försörjning", "Kompetensförsörjning")]
    [InlineData("lovshandl", "Bygglovshandläggare")]
    public void A_part_inside_a_Swedish_compound_finds_it(string typed, string expected) =>
        Assert.Equal([expected], Found(typed, Entries("Utvecklingssamtal", "Kompetensförsörjning", "Bygglovshandläggare")));

    [Theory]
    [InlineData("medarbetarsamtal", "Utvecklingssamtal")]
    [InlineData("medarbetarsam", "Utvecklingssamtal")]
    [InlineData("hålla medarbetarsamtal", "Hålla utvecklingssamtal")]
    [InlineData("befattningsbeskrivning", "Jobbprofil")]
    public void Another_word_for_the_same_thing_finds_it(string typed, string expected) =>
        Assert.Contains(expected, Found(typed, Entries("Utvecklingssamtal", "Hålla utvecklingssamtal", "Jobbprofil")));

    [Theory]
    [InlineData("bilar", "Bil")]
    [InlineData("managing", "Manage")]
    public void Another_ending_of_the_word_finds_it(string typed, string expected) => Assert.Equal([expected], Found(typed, Entries("Bil", "Manage")));

    [Fact]
    public void Every_word_counts_in_whatever_order() =>
        Assert.Equal(["Planera vård i hemmet"], Found("hem vård", Entries("Planera vård i hemmet", "Vård", "Hemtjänst")));

    [Fact]
    public void Small_words_need_not_be_there() => Assert.Equal(["Leda personal"], Found("personal att leda", Entries("Leda personal", "Kock")));

    [Fact]
    public void Of_many_words_one_may_be_nowhere_when_nothing_has_them_all() =>
        Assert.Equal(["Leda personal"], Found("leda och utveckla personal", Entries("Leda personal", "Kock")));

    [Fact]
    public void C_is_not_C_sharp_and_a_single_letter_is_enough() => Assert.Equal(["C", "C#", "C++"], Found("c", Entries("C#", "C++", "C", "Abc")).Take(3));

    [Fact]
    public void A_code_is_found_by_its_beginning_and_is_never_another_code()
    {
        SearchEntry[] groups = [.. new[] { "2512", "2513", "12512" }.Select(code => Entry("Grupp " + code[^1] + code.Length) with { Key = code, Labels = [new(code, TextRole.Code, Language.Sv)] })];

        Assert.Equal(["2512"], Found("2512", groups));
        Assert.Equal(["2512", "2513"], Found("251", groups).Order());
    }

    [Fact]
    public void Our_own_come_before_imported_and_used_before_unused_when_they_fit_as_well()
    {
        SearchEntry[] entries = [Entry("Bemötande") with { Key = "esco" }, Entry("Bemötande") with { Key = "own", Source = SearchEntry.Own }, Entry("Bemötande") with { Key = "own and used", Source = SearchEntry.Own, Use = EntryUse.InSealedProfiles }];

        Assert.Equal(["own and used", "own", "esco"], Found("bemötande", entries));
    }

    [Fact]
    public void A_concept_is_one_row_with_the_name_that_fitted()
    {
        using var index = CatalogueIndex.Build(new RAMDirectory(), [Entry("Sjuksköterska", "Legitimerad sköterska", "Sköterska", "Sköterskan")], "");

        Assert.Equal(["Sköterska"], index.Search(new("sköterska"), 10).Select(hit => hit.Label));
    }

    [Fact]
    public void Filters_leave_the_rest_out()
    {
        var area = Guid.CreateVersion7();
        SearchEntry[] entries = [Entry("Vård ett"), Entry("Vård två") with { Kind = FoundKind.Occupation }, Entry("Vård tre") with { Source = "jobtech" },
            Entry("Vård fyra") with { Area = area, Source = SearchEntry.Own }, Entry("Vård fem") with { Use = EntryUse.InSealedProfiles }, Entry("Vård sex") with { Use = EntryUse.InWorkingTexts }];
        using var index = CatalogueIndex.Build(new RAMDirectory(), entries, "");
        IEnumerable<string> Among(SearchWish wish) => index.Search(wish, 10).Select(hit => hit.Key).Order();

        Assert.Equal(["Vård två"], Among(new("vård", Kinds: [FoundKind.Occupation])));
        Assert.Equal(["Vård tre"], Among(new("vård", Source: "jobtech")));
        Assert.Equal(["Vård fyra"], Among(new("vård", Area: area)));
        Assert.Equal(["Vård fem"], Among(new("vård", IsUsed: true)));
        Assert.Equal(["Vård fem", "Vård sex"], Among(new("vård", IsUsed: true, SeesWorkingTexts: true)));
        Assert.Equal(5, Among(new("vård", IsUsed: false)).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("()*?~:\"\\ AND OR -+")]
    [InlineData("\u0000\ud800")]
    public void Nonsense_finds_nothing_and_breaks_nothing(string typed) => Assert.Empty(Found(typed, Entries("Vård")));

    [Fact]
    public void A_text_without_end_is_cut() => Assert.NotNull(Found(new string('å', 100_000) + " vård", Entries("Vård")));

    [Fact]
    public void What_resembles_is_shown_only_when_nothing_fits()
    {
        Assert.Equal(["Kompetensutveckling"], Found("kompetansutvekkling", Entries("Kompetensutveckling", "Kock")));
        Assert.Equal(["Kompetansutvekkling"], Found("kompetansutvekkling", Entries("Kompetensutveckling", "Kompetansutvekkling")));
    }
}
