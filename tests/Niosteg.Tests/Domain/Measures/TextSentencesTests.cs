using Niosteg.Domain.Measures;

namespace Niosteg.Tests.Domain.Measures;

/// <summary>The nasty cases of the tokeniser, one line each: a text, its sentences between bars.</summary>
public class TextSentencesTests
{
    [Theory]
    [InlineData("Hon kan t.ex. leda möten. Han kan bl.a. skriva.", "Hon kan t.ex leda möten|Han kan bl.a skriva")]
    [InlineData("Använd t. ex. Excel, d. v. s. ett program. Klart.", "Använd t.ex Excel d.v.s ett program|Klart")]
    [InlineData("Kaffe, te m.m. finns. Kakor m.m. Sedan går vi.", "Kaffe te m.m finns|Kakor m.m|Sedan går vi")]
    [InlineData("Bullar, kakor osv. Sen var det slut.", "Bullar kakor osv|Sen var det slut")]
    [InlineData("Ring dr. Ek kl. 10.30, dvs. snart.", "Ring dr Ek kl dvs snart")]
    [InlineData("Use tools, e.g. Excel, i.e. a program. Done.", "Use tools e.g Excel i.e a program|Done")]
    [InlineData("Chefen A. Svensson kom. Hon satt.", "Chefen A Svensson kom|Hon satt")]
    [InlineData("Lägg max. Det är bra. Välj min. Klart.", "Lägg max|Det är bra|Välj min|Klart")]
    public void Abbreviations_do_not_end_a_sentence(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("- planerar arbetet\n- följer upp\n- rapporterar", "planerar arbetet|följer upp|rapporterar")]
    [InlineData("Hon ska:\n• leda möten\n• skriva brev\n\noch sedan vila", "Hon ska|leda möten|skriva brev|och sedan vila")]
    [InlineData("1. Planera\n2) Följ upp\n(3) Avsluta\na) vila", "Planera|Följ upp|Avsluta|vila")]
    [InlineData("•\tLeder möten\r\n•\tSkriver brev", "Leder möten|Skriver brev")]
    [InlineData("Planerar sitt arbete\nFöljer upp budget\nBer om hjälp", "Planerar sitt arbete|Följer upp budget|Ber om hjälp")]
    [InlineData("En rubrik\n\nen text under den.", "En rubrik|en text under den")]
    [InlineData("- en punkt som\n  går vidare\n- nästa", "en punkt som går vidare|nästa")]
    public void A_bullet_without_a_full_stop_is_a_sentence(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("Den 3 maj 2025 kom 12,5 % fler.", "Den maj kom fler")]
    [InlineData("Den 3. maj kom de. Punkt 4. Nu.", "Den maj kom de|Punkt|Nu")]
    [InlineData("Var 30-årig 5G i 1990-talet.", "Var 30-årig 5G i 1990-talet")]
    [InlineData("Läs https://niosteg.se/a.b?c=d. Skriv sedan.", "Läs|Skriv sedan")]
    [InlineData("Se www.example.se/kontakt, eller skriv till anna.ek@example.se! Tack.", "Se eller skriv till|Tack")]
    [InlineData("Sidan lovsta.se är ny. Node.js är kvar.", "Sidan är ny|Node.js är kvar")]
    public void Digits_and_addresses_are_not_words(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("HR-chefens arbetsmiljö-ansvar och EU:s regler.", "HR-chefens arbetsmiljö-ansvar och EU:s regler")]
    [InlineData("För- och nackdelar med för-\noch eftertexter.", "För och nackdelar med för och eftertexter")]
    [InlineData("Ansvar för arbets-\n  miljön och per\u00ADsonalen.", "Ansvar för arbetsmiljön och personalen")]
    [InlineData("Stockholm–Uppsala – och/eller Gävle.", "Stockholm Uppsala och eller Gävle")]
    [InlineData("We don’t know it's Bob's.", "We don’t know it's Bob's")]
    [InlineData("A\u030Angström a\u0308r bra.", "Ångström är bra")]
    public void Compounds_are_one_word_and_cut_words_are_mended(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("”Kom hit!” sade hon. ”Nu?” undrade han.", "Kom hit sade hon|Nu undrade han")]
    [InlineData("»Vi kommer.« Sedan gick de.", "Vi kommer|Sedan gick de")]
    [InlineData("»Vi kommer.» sade hon och gick.", "Vi kommer sade hon och gick")]
    [InlineData("Det heter ”skallkrav”. Det är ett ’måste’.", "Det heter skallkrav|Det är ett måste")]
    [InlineData("Hon sade: ”Vi börjar.” Alla satt.", "Hon sade|Vi börjar|Alla satt")]
    [InlineData("Det gäller: mål, vikt och kl 10:30.", "Det gäller mål vikt och kl")]
    [InlineData("Hon gick (se ovan). Han stod (t.ex. här) still.", "Hon gick se ovan|Han stod t.ex här still")]
    public void Swedish_quotation_marks_colons_and_brackets(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("Vi väntar … och väntar. Sedan …", "Vi väntar och väntar|Sedan")]
    [InlineData("Vi väntar... Sedan går vi.", "Vi väntar|Sedan går vi")]
    [InlineData("Verkligen?! Ja!!! Bra.", "Verkligen|Ja|Bra")]
    [InlineData("Det är slut.Nu börjar vi.", "Det är slut|Nu börjar vi")]
    [InlineData("Inga skiljetecken alls", "Inga skiljetecken alls")]
    public void Ellipsis_and_heaped_marks(string text, string expected) => Assert.Equal(expected, Cut(text));

    private static string Cut(string text) =>
        string.Join('|', TextSentences.Of(text).Select(sentence => string.Join(' ', sentence)));
}
