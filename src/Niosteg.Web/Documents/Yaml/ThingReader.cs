using System.Text;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>A file as the thing it holds, with everything that is wrong in it, by line.</summary>
internal static class ThingReader
{
    private const int UsualImportance = 3;
    private static readonly string[] Kinds = ["niosteg-profile", "niosteg-competency", "niosteg-scale"];

    public static WrittenFile Read(string name, byte[] content)
    {
        if (content.Length > YamlTree.MostBytes) return Stopped(name, "", YamlNote.Stop("too-large", 0, YamlTree.MostBytes / 1024 / 1024));
        try
        {
            return Read(name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return Stopped(name, "", YamlNote.Stop("not-utf8", 0));
        }
    }

    /// <summary>A mark at the beginning and the line ends of Windows are as good as any.</summary>
    public static WrittenFile Read(string name, string text)
    {
        var clean = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var (root, fault) = YamlTree.Read(clean);
        if (root is null) return Stopped(name, clean, fault!);
        var reading = new YamlReading();
        var fields = new YamlFields(root, "", reading);
        var kind = Array.Find(Kinds, k => fields.Of(k) is not null);
        if (kind is null) return Stopped(name, clean, YamlNote.Stop("not-ours", root.Line));
        if (fields.Number(kind) is var format and not ThingWriter.Format)
            return Stopped(name, clean, YamlNote.Stop("other-format", fields.LineOf(kind), format ?? 0, ThingWriter.Format));
        WrittenThing thing = kind switch
        {
            "niosteg-profile" => Profile(fields, reading),
            "niosteg-competency" => Competency(fields, reading),
            _ => Scale(fields, reading),
        };
        fields.NoMore();
        return new(name, clean, thing, reading);
    }

    private static WrittenFile Stopped(string name, string text, YamlNote fault)
    {
        var reading = new YamlReading();
        reading.Notes.Add(fault);
        return new(name, text, null, reading);
    }

    private static WrittenScale Scale(YamlFields f, YamlReading reading)
    {
        var (id, name) = (f.Id(), f.Text("name", needed: true));
        var levels = f.Numbered("levels", ProficiencyScale.MostLevels)
            .Select(l => Done(l.Fields, x => new ProficiencyLevel(l.Number, x.Text("name", needed: true), x.Text("description")))).OrderBy(l => l.Ordinal).ToList();
        if (levels.Where((l, i) => l.Ordinal != i + 1).Any()) reading.Stop("levels-with-a-hole", f.LineOf("levels"));
        return new(id, name, levels);
    }

    private static WrittenCompetency Competency(YamlFields f, YamlReading reading)
    {
        var name = f.Text("name", needed: true);
        var kind = f.Choice<CompetencyKind>("kind") ?? CompetencyKind.Skill;
        var levels = f.Numbered("levels", ProficiencyScale.MostLevels)
            .Select(l => Done(l.Fields, x => new CompetencyLevel(l.Number, x.Text("text"), x.Texts("signs")))).OrderBy(l => l.Ordinal).ToList();
        if (f.Of("scale") is null) reading.Stop("missing", f.Line, "scale");
        return new(f.Id(), name, f.Text("definition"), kind, Point(f, "area"), Point(f, "scale"), levels,
            f.YesNo("retired"), Point(f, "replaced-by"), f.Word("source"));
    }

    private static WrittenProfile Profile(YamlFields f, YamlReading reading)
    {
        var factors = f.Map("equal-value") is { } equal
            ? Done(equal, e => new EqualValueFactors(e.Text("skill"), e.Text("responsibility"), e.Text("effort"), e.Text("working-conditions")))
            : EqualValueFactors.Empty;
        return new(f.Id(), f.Text("title", needed: true), Point(f, "family"), f.Number("job-level"), f.Word("ssyk"), f.Text("purpose"), f.Texts("tasks"),
            f.Texts("formal-requirements"), factors, [.. f.Maps("requirements").Select(r => Done(r, x => Requirement(x, reading)))],
            f.Day("review-on"), f.YesNo("retired"), f.Word("source"));
    }

    private static WrittenRequirement Requirement(YamlFields f, YamlReading reading)
    {
        var (name, id) = (f.Word("competency"), f.Id());
        if (name is null && id is null) reading.Stop("missing", f.Line, "competency");
        if (f.Of("level") is null) reading.Stop("missing", f.Line, "level");
        // The one name may be in either language.
        return new(new(id, LocalText.Both(name, null), f.LineOf("competency")), f.Number("level") ?? 0,
            f.Choice<Necessity>("necessity") ?? Necessity.MustHave, f.Number("importance") ?? UsualImportance, f.Choice<AssessmentWay>("assessed-by"));
    }

    private static Pointer? Point(YamlFields f, string key) => f.Map(key) is { } to
        ? Done(to, x => new Pointer(x.Id(), LocalText.Both(x.Word("sv"), x.Word("en")), x.Line)) : null;

    private static T Done<T>(YamlFields fields, Func<YamlFields, T> read)
    {
        var thing = read(fields);
        fields.NoMore();
        return thing;
    }
}
