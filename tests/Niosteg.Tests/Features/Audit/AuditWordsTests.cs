using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Audit;

public class AuditWordsTests
{
    private static readonly Type[] NeverChanged = [typeof(Niosteg.Domain.Assessments.Assessment), typeof(Niosteg.Domain.Profiles.JobProfileVersion)];

    [Fact]
    public async Task Everything_that_can_stand_in_the_trail_has_a_word()
    {
        await using var scene = await Scene.StartAsync();
        await using var db = scene.Open();
        var recorded = db.Model.GetEntityTypes().Where(e => AuditTrail.Records(e.ClrType)).ToList();
        Assert.NotEmpty(recorded);

        var missing = recorded.Select(e => "audit.subject." + e.ClrType.Name)
            .Concat(recorded.Where(e => !NeverChanged.Contains(e.ClrType)).SelectMany(e => e.GetProperties().Where(p => !p.IsPrimaryKey() && !p.IsShadowProperty()).Select(p => p.Name)
                .Concat(e.GetComplexProperties().Select(p => p.Name)).Where(AuditTrail.Tells)).Select(name => "audit.field." + name))
            .Distinct().Where(key => !Texts.Everything.ContainsKey(key)).ToList();

        Assert.True(missing.Count == 0, "Give it a word in Resources/audit.json: " + string.Join(", ", missing));
    }

    [Fact]
    public void Every_subject_and_place_that_is_noted_by_hand_has_a_word()
    {
        var noted = RepositoryFiles.Product.SelectMany(file => Noted.Matches(file.Text)).ToList();
        Assert.True(noted.Count > 8);

        var missing = noted.Select(n => "audit.subject." + n.Groups["subject"].Value)
            .Concat(noted.Where(n => n.Groups["place"].Length > 0).Select(n => (n.Groups["deed"].Value == "Changed" ? "audit.field." : "audit.where.") + n.Groups["place"].Value))
            .Distinct().Where(key => !Texts.Everything.ContainsKey(key)).ToList();

        Assert.True(missing.Count == 0, "Give it a word in Resources/audit.json: " + string.Join(", ", missing));
    }

    private static readonly Regex Noted = new("""\.Note\(AuditAction\.(?<deed>\w+), (?:nameof\((?:\w+\.)*(?<subject>\w+)\)|"(?<subject>\w+)").*?(?:, "(?<place>[\w.]+)")?\);""");
}
