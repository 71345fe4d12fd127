using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Initiatives.Step4Participants;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

public class UnionLetterTests
{
    [Fact]
    public void Parts_of_the_work_come_in_the_boards_order_with_what_is_not_known_last()
    {
        CellView Place(string? function, string? site, bool manager) => new("", [new(InsightKind.Place, function, site, manager, null, null)], 1, 1, 1);
        var cells = new[] { Place(null, "Norrby", false), Place("Skola", null, false), Place("Äldreomsorg", "Norrby", false), Place("Skola", "Ås", false), Place("Skola", "Norrby", true), Place("Skola", "Norrby", false) };
        var texts = Texts.In(Language.Sv);

        Assert.Equal(["Skola, Norrby, chefer", "Skola, Norrby, medarbetare", "Skola, Ås, medarbetare"], CellText.AsOnTheBoard(texts, cells).Select(cell => CellText.Of(texts, cell)).Take(3));
        Assert.Null(CellText.AsOnTheBoard(texts, cells).Last().Parts[0].Function);
    }

    [Fact]
    public async Task How_long_somebody_has_worked_here_is_no_part_of_the_work()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna, crew.Tea);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var letter = DocumentText.Read(await client.GetByteArrayAsync($"/initiatives/{crew.Initiative}/participants/union.docx")).Value;

        Assert.Contains("Skola, ", letter, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<TenureBand>(), band => Assert.DoesNotContain(Texts.In(Language.Sv)[$"participants.tenure.{band}"], letter, StringComparison.Ordinal));
    }
}
