using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>What staff lists are like: the board is made of them all the same, says what it does not know, and never guesses.</summary>
public class BadListTests
{
    [Fact]
    public async Task Among_those_who_fit_equally_somebody_who_can_be_written_to_is_put_forward()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var unreached = new Person(PersonId.New(), "Adam", "Adamsson");
        await scene.AddAsync(unreached, new Assignment(AssignmentId.New(), unreached.Id, crew.NorrbySeat.Id));
        await crew.AddAsync(crew.Anna, crew.Lars, crew.Manager, crew.Tea);

        var instead = (await crew.Reading().InsteadAsync(crew.Initiative, crew.Anna.Id)).Value;

        Assert.NotEqual("Adam Adamsson", Assert.Single(instead.Instead).Who.Name);
        Assert.Equal("Adam Adamsson", instead.StandIns[^1].Who.Name);
    }

    [Theory]
    [InlineData("999999999999")]
    [InlineData("-1")]
    [InlineData("många")]
    public async Task Seats_that_are_no_such_number_are_refused_by_name_and_stay_in_the_field(string typed)
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/participants/choices";

        var refused = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "choices", new() { ["Input.UnionSeats"] = typed }, address));

        Assert.DoesNotContain("Sparat", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((typed, "true"), (refused.QuerySelector("#Input-UnionSeats")!.GetAttribute("value"), refused.QuerySelector("#Input-UnionSeats")!.GetAttribute("aria-invalid")));
        Assert.Equal(2, (await crew.Reading().ChoicesAsync(crew.Initiative)).Value.Choices.UnionSeats);
    }

    [Fact]
    public async Task Seats_left_empty_are_not_decided_and_never_none()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/participants";

        await client.SubmitAsync(await client.PageAsync(address + "/choices"), "choices", new() { ["Input.UnionSeats"] = "" }, address + "/choices");

        Assert.Null((await crew.Reading().ChoicesAsync(crew.Initiative)).Value.Choices.UnionSeats);
        Assert.Contains("Hur många platser facken får är inte bestämt.", (await client.PageAsync(address + "/roles")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Platser åt er i referensgruppen: [Fyll i här]", Niosteg.Web.Documents.DocumentText.Read(await client.GetByteArrayAsync(address + "/union.docx")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_a_manager_counts_as_an_employee_and_that_is_told()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);

        var board = (await crew.Reading().BoardAsync(crew.Initiative)).Value;

        // Lars and Tea.
        Assert.Equal(2, board.Notes!.WithoutManager);
        Assert.Contains(board.Cells, cell => cell.Parts[0] is { Function: "Skola", IsManager: false });
    }

    /// <summary>An import may be stopped in the middle, or the database written by another program: a loop must hang nothing.</summary>
    [Fact]
    public async Task A_loop_in_the_line_makes_managers_of_both_and_stops_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using (var db = scene.Open())
        {
            var (anna, manager) = ((await db.People.FindAsync(crew.Anna.Id))!, (await db.People.FindAsync(crew.Manager.Id))!);
            manager.ReportTo(anna.Id, new HashSet<PersonId>());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var board = (await crew.Reading().BoardAsync(crew.Initiative)).Value;

        Assert.Contains(board.Cells, cell => cell.Parts[0] is { Function: "Äldreomsorg", IsManager: true } && cell.Holders == 2);
        Assert.True((await crew.AddAsync(crew.Anna)).IsDone);
    }

    [Fact]
    public async Task The_same_name_twice_in_a_unit_is_asked_about_and_the_same_mail_in_another_case_is_one_address()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        var twin = new Person(PersonId.New(), "ANNA", "EK", "ANNA@Lovsta.se ");
        Assert.Equal(crew.Anna.Email, twin.Email);
        var other = new Person(PersonId.New(), "ANNA", "EK");
        await scene.AddAsync(other, new Assignment(AssignmentId.New(), other.Id, crew.NorrbySeat.Id));

        Assert.Equal(1, (await crew.Reading().BoardAsync(crew.Initiative)).Value.Notes!.SameName);
    }

    [Fact]
    public async Task The_only_one_in_a_department_is_needed_for_the_list_and_gets_no_figure_from_the_poll()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        Person[] crowd = [.. Enumerable.Range(0, 20).Select(n => new Person(PersonId.New(), $"Kollega{n}", "Svensson"))];
        await scene.AddAsync([.. crowd, .. crowd.Select(person => new Assignment(AssignmentId.New(), person.Id, crew.NorrbySeat.Id))]);
        await crew.Polls().OpenAsync(crew.Initiative, new() { ManagersToo = true });
        var code = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code!;
        for (var phone = 0; phone < 18; phone++) await crew.Phone().AnswerAsync(code, $"a phone with number {phone}", [crew.Tea.Id.Value, crew.Manager.Id.Value]);
        await crew.Polls().CloseAsync(crew.Initiative);

        var last = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Last!;
        // Tea is alone in the school; and that all eighteen named the boss is only said to be many.
        Assert.Equal(("Åsa Öberg", 13, true), (Assert.Single(last.People).Who.Name, last.People[0].Named, last.People[0].OrMore));
        Assert.Contains((await crew.Reading().BoardAsync(crew.Initiative)).Value.Suggestion!.Add, one => one.Who.Person == crew.Tea.Id.Value);
    }

    [Fact]
    public async Task A_protected_identity_is_in_no_page_no_file_no_mail_and_no_suggestion()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await crew.AddAsync(crew.Anna, crew.Tea);
        await crew.Roles().GiveAsync(crew.Initiative, new() { Person = crew.Lars.Id.Value, Role = InitiativeRole.Ambassador });
        await using (var db = scene.Open())
        {
            foreach (var id in new[] { crew.Tea.Id, crew.Lars.Id }) (await db.People.FindAsync(id))!.Protect(true);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);

        Assert.Equal(1, (await crew.Invitations().SendAsync(crew.Initiative, new())).Value.Written);
        Assert.DoesNotContain((await crew.Groups().SuggestAsync(crew.Initiative)).Value.Add, one => one.Who.Name.Contains("Lars"));
        foreach (var under in new[] { "", "/people", "/roles", "/sheet", "/poll", "/choices", "/afterwards", "/raci.svg" })
        {
            var text = await client.GetStringAsync($"/initiatives/{crew.Initiative}/participants{under}", TestContext.Current.CancellationToken);
            Assert.DoesNotContain("Tea Teg", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Lars Lund", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_list_does_not_say_is_named_so_that_it_can_be_read()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var bare = new Position(PositionId.New(), "Vikarie", crew.Care.Id, null, null);
        var temp = new Person(PersonId.New(), "Vik", "Arie");
        await scene.AddAsync(bare, temp, new Assignment(AssignmentId.New(), temp.Id, bare.Id));
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var page = await client.PageAsync($"/initiatives/{crew.Initiative}/participants");

        Assert.Contains("Medarbetare utan funktion och ort", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Funktion saknas, ort saknas", page.Body.TextContent, StringComparison.Ordinal);
    }
}
