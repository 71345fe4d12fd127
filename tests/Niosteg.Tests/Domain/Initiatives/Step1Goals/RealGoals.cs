using Niosteg.Domain.Initiatives.Step1Goals;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

/// <summary>A real goal as it was published, and what a reader says of it.</summary>
/// <param name="Lacks">The questions that are right to ask of its words.</param>
internal sealed record RealGoal(string From, string Text, params GoalHint[] Lacks);

/// <summary>Goals of states, authorities and companies, in short quotations with where they come from. Labelled by one reader; see
/// docs/reports/goal-hints.md for what that is worth.</summary>
internal static class RealGoals
{
    public static readonly IReadOnlyList<RealGoal> All =
    [
        new("Nollvisionen, riksdagen 1997", "Ingen ska dödas eller skadas allvarligt till följd av trafikolyckor inom vägtransportsystemet.", GoalHint.Date),
        new("Klimatpolitiska ramverket, riksdagen 2017", "Senast år 2045 ska Sverige inte ha några nettoutsläpp av växthusgaser till atmosfären."),
        new("Klimatpolitiska ramverket, riksdagen 2017", "Växthusgasutsläppen från inrikes transporter ska minska med minst 70 procent senast år 2030 jämfört med 2010."),
        new("Jämställdhetspolitiken, riksdagen", "Kvinnor och män ska ha samma makt att forma samhället och sina egna liv.", GoalHint.Measurable, GoalHint.Date),
        new("Folkhälsopolitiken, riksdagen 2018", "Skapa samhälleliga förutsättningar för en god och jämlik hälsa i hela befolkningen och sluta de påverkbara hälsoklyftorna inom en generation.", GoalHint.Measurable),
        new("Sveriges mål i Europa 2020", "Sysselsättningsgraden för kvinnor och män i åldern 20–64 år ska öka till väl över 80 procent till 2020."),
        new("Sveriges mål i Europa 2020", "Andelen 18–24-åringar som inte har avslutat gymnasiestudier och som inte studerar ska vara mindre än 10 procent senast 2020."),
        new("Globala målen, mål 1", "Avskaffa fattigdom i alla dess former överallt.", GoalHint.Measurable, GoalHint.Date),
        new("Globala målen, mål 3", "Säkerställa hälsosamma liv och främja välbefinnande för alla i alla åldrar.", GoalHint.Measurable, GoalHint.Date),
        new("Globala målen, delmål 12.1", "Genomföra det tioåriga ramverket av program för hållbar konsumtion och produktion.", GoalHint.Measurable, GoalHint.Date, GoalHint.Activity),
        new("Globala målen, delmål 12.3", "Till 2030 halvera det globala matsvinnet per person i butiks- och konsumentledet."),
        new("H&M Group", "Senast 2030 ska vi bara använda återvunnet eller annat mer hållbart producerat material."),
        new("Vattenfall", "Göra det möjligt att leva fossilfritt inom en generation.", GoalHint.Measurable),
        new("Bredbandsstrategin, regeringen 2016", "Hela Sverige bör ha tillgång till snabbt bredband år 2025.", GoalHint.Measurable),
        new("UN, target 3.1", "By 2030, reduce the global maternal mortality ratio to less than 70 per 100,000 live births."),
        new("UN, target 3.6", "By 2020, halve the number of global deaths and injuries from road traffic accidents."),
        new("UN, target 5.c", "Adopt and strengthen sound policies and enforceable legislation for the promotion of gender equality.", GoalHint.Measurable, GoalHint.Date, GoalHint.Activity),
        new("UN, target 8.1", "Sustain at least 7 per cent gross domestic product growth per annum in the least developed countries.", GoalHint.Date, GoalHint.OutsideControl),
        new("UN, target 8.b", "By 2020, develop and operationalize a global strategy for youth employment and implement the Global Jobs Pact.", GoalHint.Measurable, GoalHint.Activity),
        new("UN, target 16.6", "Develop effective, accountable and transparent institutions at all levels.", GoalHint.Measurable, GoalHint.Date),
        new("President Kennedy, 1961", "Before this decade is out, land a man on the Moon and return him safely to the Earth."),
        new("Bank of England", "Keep inflation at 2 per cent.", GoalHint.Date),
        new("Europe 2020", "75 per cent of the population aged 20–64 should be employed.", GoalHint.Date),
        new("Volvo Cars, 2007", "By 2020 no one should be killed or seriously injured in a new Volvo car."),
        new("Microsoft, 2020", "By 2030 Microsoft will be carbon negative."),
        new("Google", "Organize the world's information and make it universally accessible and useful.", GoalHint.Measurable, GoalHint.Date),
        new("Walmart, 2017", "Avoid one billion metric tons of greenhouse gases from the global value chain by 2030."),
        new("Unilever", "Halve the environmental footprint of the making and use of our products by 2030."),
    ];
}
