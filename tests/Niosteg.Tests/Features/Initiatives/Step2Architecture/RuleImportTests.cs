using System.IO.Compression;
using System.Net;
using System.Text;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step2Architecture;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public class RuleImportTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_exported_is_taken_in_again_elsewhere_word_for_word(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (rules, import) = await VerbsAsync(scene, AccessRole.ProcessLeader);
        await rules.AddAsync(RuleBookTests.Slogans());
        var zip = RuleZip.Write((await rules.ListAsync(new())).Value.Rules.Select(r => r.Rule));
        await using var elsewhere = await Scene.StartAsync(database);
        var (theirs, taking) = await VerbsAsync(elsewhere, AccessRole.ProcessLeader);

        var preview = (await taking.PreviewAsync([("regler.zip", zip)])).Value;
        Assert.Equal(("inga-slagord", RuleChangeKind.New), (Assert.Single(preview.Changes).Code, preview.Changes[0].Kind));
        Assert.Empty(preview.Refused);
        Assert.True((await taking.AcceptAsync(preview.Version, preview.RulesJson)).IsDone);

        Assert.Equal(zip.Length, RuleZip.Write((await theirs.ListAsync(new())).Value.Rules.Select(r => r.Rule)).Length);
    }

    [Fact]
    public async Task What_cannot_be_a_rule_is_left_out_by_name_and_the_rest_is_kept()
    {
        await using var scene = await Scene.StartAsync();
        var (_, import) = await VerbsAsync(scene, AccessRole.ProcessLeader);
        var good = RuleBookTests.Slogans().ToRule(null).Value;
        var text = RuleFile.Write(good);

        var preview = (await import.PreviewAsync([Zip(
            ("good.json", text),
            ("shape.json", text.Replace("\"existence\"", "\"run-a-program\"", StringComparison.Ordinal)),
            ("pattern.json", RuleFile.Write(good with { Code = "endless", Parameters = new() { Sv = new() { Patterns = ["(a+)+\\1"] } } })),
            ("large.json", new string(' ', RuleFile.LongestFile + 1)),
            ("script.json", "{\"code\":\"x\",\"script\":\"rm\"}"),
            ("twice.json", text)), ("broken.zip", [0x50, 0x4B, 3, 4, 5])])).Value;

        Assert.Equal(["inga-slagord"], preview.Changes.Select(c => c.Code));
        Assert.Equal(["broken.zip", "large.json", "pattern.json", "script.json", "shape.json", "twice.json"], preview.Refused.Select(r => r.Name).Order());
    }

    [Fact]
    public async Task A_zip_that_unpacks_to_more_than_it_says_is_stopped()
    {
        await using var scene = await Scene.StartAsync();
        var (_, import) = await VerbsAsync(scene, AccessRole.ProcessLeader);
        var bomb = Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i}.json", new string(' ', 700_000)))]);

        Assert.Equal("rules-too-large", Assert.Single((await import.PreviewAsync([bomb])).Value.Refused).Refusal.Code);
    }

    [Fact]
    public async Task Rules_are_shown_before_they_are_taken_on_the_page()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var actor = await scene.ActorAsync(AccessRole.ProcessLeader);
        using var client = product.ClientFor(actor);
        var page = await client.PageAsync("/architecture/rules/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("upload"), "_handler" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(RuleFile.Write(RuleBookTests.Slogans().ToRule(null).Value))), "Upload.Files", "slogans.json" },
        };

        var preview = await Pages.ParseAsync(await client.PostAsync("/architecture/rules/import", form));
        Assert.Contains("Inga slagord", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var taken = await client.SubmitAsync(preview, "accept", [], "/architecture/rules/import");

        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        Assert.NotNull((await client.PageAsync("/architecture/rules/inga-slagord")).QuerySelector("h1"));
    }

    [Fact]
    public async Task An_employee_takes_no_rules_in()
    {
        await using var scene = await Scene.StartAsync();
        var (_, import) = await VerbsAsync(scene, AccessRole.Employee);

        Assert.Equal(Refusal.NotAllowed, (await import.PreviewAsync([])).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await import.AcceptAsync(0, RuleList.Write([RuleBook.Find("overlap")!]))).Refusal);
    }

    private static (string, byte[]) Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return ("regler.zip", stream.ToArray());
    }

    private static async Task<(RuleBookVerbs Rules, RuleImportVerbs Import)> VerbsAsync(Scene scene, AccessRole role)
    {
        var actor = await scene.ActorAsync(role);
        var rules = new RuleBookVerbs(scene.For(actor), actor, scene.Clock);
        return (rules, new(scene.For(actor), actor, rules));
    }
}
