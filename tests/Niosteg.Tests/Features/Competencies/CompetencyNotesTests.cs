using System.Net;
using System.Net.Http.Json;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies;

namespace Niosteg.Tests.Features.Competencies;

public class CompetencyNotesTests
{
    [Fact]
    public async Task A_note_on_a_sign_is_placed_in_its_line_and_its_suggestion_fits_there()
    {
        await using var scene = await Scene.StartAsync();
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var input = new CompetencyInput { NameSv = "Bygglov", Levels = [new() { Ordinal = 1, SignsSv = "Läser ritningen.\r\n  Svarar på frågor rörande bygglov." }] };

        var notes = (await new CompetencyNotes(scene.For(leader), leader).ForAsync(null, input)).Value;

        var note = Assert.Single(notes.At("Input.Levels[0].SignsSv"), n => n.Rule == "stiff-words");
        var after = (input with { Fix = $"{note.Field}|{note.Start}|{note.Length}|{note.Fix}" }).Fixed();
        Assert.Equal("Läser ritningen.\n  Svarar på frågor om bygglov.", after.Levels[0].SignsSv);
    }

    [Fact]
    public async Task Levels_made_of_adverbs_are_asked_about_at_the_level()
    {
        await using var scene = await Scene.StartAsync();
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var input = new CompetencyInput
        {
            NameSv = "Upphandling",
            Levels = [new() { Ordinal = 1, TextSv = "Har god kunskap om upphandling och avtal." }, new() { Ordinal = 2, TextSv = "Har mycket god kunskap om upphandling och avtal." }],
        };

        var notes = (await new CompetencyNotes(scene.For(leader), leader).ForAsync(null, input)).Value;

        Assert.Contains(notes.At("Input.Levels[1]"), n => n.Rule == "adverb-ladder");
    }

    [Fact]
    public async Task The_notes_are_for_those_who_write_the_catalogue()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Manager));
        using var writer = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var input = new CompetencyInput { NameSv = "Bygglov", DefinitionSv = "Svarar på frågor rörande bygglov." };

        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsJsonAsync("/competencies/notes", input)).StatusCode);
        var part = await Pages.ParseAsync(await writer.PostAsJsonAsync("/competencies/notes", input));
        Assert.Contains("rörande", part.QuerySelector("[data-notes='Input.DefinitionSv']")!.TextContent, StringComparison.Ordinal);
    }
}
