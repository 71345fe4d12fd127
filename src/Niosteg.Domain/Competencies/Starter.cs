using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies;

/// <summary>Something finished to start from: a scale that tells levels by responsibility, and one competency described on it.</summary>
public static class Starter
{
    public static ProficiencyScale Scale(ScaleId id) => ProficiencyScale.Create(id, new("Ansvar i arbetet", "Responsibility in the work"),
    [
        (new("Med stöd", "With support"),
            new("Gör uppgiften med instruktion eller tillsammans med någon som kan den.", "Does the task by instruction or together with someone who knows it.")),
        (new("På egen hand", "On one’s own"),
            new("Gör uppgiften själv i vanliga lägen och avgör när hjälp behövs.", "Does the task alone in ordinary situations and decides when help is needed.")),
        (new("I svåra fall och för andra", "In hard cases and for others"),
            new("Löser uppgiften när den är svår och hjälper andra att klara den.", "Solves the task when it is hard and helps others to manage it.")),
        (new("Sätter riktningen", "Sets the way"),
            new("Bestämmer hur uppgiften ska göras och följer upp att det fungerar.", "Decides how the task is to be done and follows up that it works.")),
    ]).Value;

    /// <summary>Described on a scale of four levels.</summary>
    public static Competency Competency(CompetencyId id, ScaleId scaleId, AreaId? areaId)
    {
        var name = new LocalText("Bemötande", "Meeting people");
        var competency = new Competency(id, name, CompetencyKind.Behaviour, scaleId, areaId);
        competency.Describe(name, new("Möter människor så att de blir hörda och vet vad som händer sedan.",
            "Meets people so that they are heard and know what happens next."), CompetencyKind.Behaviour, areaId);
        competency.DescribeLevels(Levels, Levels.Length);
        return competency;
    }

    public static readonly CompetencyLevel[] Levels =
    [
        new(1, new("Möter människor i vardagliga lägen och ber en kollega ta över när det skär sig.",
                "Meets people in everyday situations and asks a colleague to step in when things get tense."),
            [new("Presenterar sig med namn och yrke vid första kontakten.", "Gives name and job at the first contact."),
             new("Ställer minst en fråga innan ett råd ges.", "Asks at least one question before any advice is given.")]),
        new(2, new("Möter oro och missnöje på egen hand, så att samtalet slutar med ett besked.",
                "Meets worry and discontent alone, so that the conversation ends with an answer."),
            [new("Sammanfattar det personen har sagt, för att få det bekräftat.", "Sums up what the person has said, to have it confirmed."),
             new("Förklarar skälet när svaret är nej.", "Explains the reason when the answer is no.")]),
        new(3, new("Tar de samtal som har låst sig och stöttar kollegor före och efter svåra möten.",
                "Takes the conversations that have stalled and supports colleagues before and after difficult meetings."),
            [new("Erbjuder en kollega en genomgång efter ett hotfullt möte.", "Offers a colleague a run-through after a threatening encounter.")]),
        new(4, new("Bestämmer tillsammans med dem det gäller hur enheten ska möta människor.",
                "Decides, together with those concerned, how the unit is to meet people."),
            [new("Leder genomgångar av klagomål där de som klagat är med.", "Leads reviews of complaints in which those who complained take part."),
             new("Ändrar rutiner efter det som synpunkterna visar.", "Changes routines after what the feedback shows.")]),
    ];
}
