using Niosteg.Tests.Features.Initiatives.Step5Engagement;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Hosting;

public class DownloadNamesTests
{
    [Theory]
    [InlineData("Det här händer: Jobb.docx", "Det här händer - Jobb.docx")]
    [InlineData("a<b>c:d\"e/f\\g|h?i*j.pptx", "a_b_c_d_e_f_g_h_i_j.pptx")]
    [InlineData("Vad händer nu... .docx", "Vad händer nu.docx")]
    [InlineData("Affisch. ", "Affisch")]
    [InlineData("...", "_")]
    public void What_Windows_forbids_is_in_no_name(string name, string clean) => Assert.Equal(clean, DownloadNames.Clean(name));

    [Fact]
    public async Task A_message_is_saved_under_a_name_that_every_machine_takes()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Nu börjar vi.");
        Assert.True((await campaign.Messages().WriteAsync(campaign.Id.Value, draft, new() { SubjectSv = "Det här händer: Jobb?", BodySv = "Nu börjar vi.", Version = 2 })).IsDone);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var file = (await client.GetAsync($"/initiatives/{campaign.Id}/engagement/messages/{draft}/message.docx")).Content.Headers.ContentDisposition!;

        Assert.Equal(("Det här händer - Jobb_.docx", "Det har hander - Jobb_.docx"), (file.FileNameStar, file.FileName));
    }
}
