using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Tests.Documents.Yaml;

public class ThingTextTests
{
    private static readonly string[] Snags =
    [
        "no", "NO", "yes", "on", "off", "null", "~", "true", "1.0", "0x1f", "1e3", ".inf", "12:30", "2026-01-01", "- a", "a: b", "a #b", "#", "&a", "*a", "!a", "|", ">",
        "'a'", "\"a\"", "{a}", "[a]", "%a", "@a", "`a`", "a:", "?", "-", "---", "...", "a\nb", "a\n\nb", "a\n  b", "a \nb", "a\n \nb", "a\n\tb", "a\tb", "å ä ö", "Ö", "\u2028x", "a\u0085b",
        "a\r\nb", "🙂", "a\\b", "<<", "=", "a, b", "NaN", "e1", "Norge: no", new string('x', 200), new string('x', 79) + "\n\nlast",
    ];

    private static readonly Gen<string?> Words = Gen.OneOf(
        Gen.Elements(Snags).Select(s => (string?)s),
        Gen.Elements(Snags).Two().Select(t => (string?)(t.Item1 + " " + t.Item2)),
        ArbMap.Default.GeneratorFor<string>().Select(s => s is null ? null : (string?)string.Concat(s.Where(c => !char.IsSurrogate(c)))),
        Gen.Constant((string?)null));

    private static readonly Gen<LocalText> Texts = Words.Two().Select(t => LocalText.Both(t.Item1, t.Item2));
    private static readonly Gen<LocalText> Names = Texts.Where(t => !t.IsEmpty);
    private static readonly Gen<Pointer> Pointers = Names.Select(n => new Pointer(Guid.CreateVersion7(), n));

    private static readonly Gen<WrittenThing> Competencies =
        from name in Names
        from definition in Texts
        from kind in Gen.Elements(Enum.GetValues<CompetencyKind>())
        from scale in Pointers
        from area in Pointers
        from texts in Texts.ListOf(4)
        from signs in Texts.ListOf(3)
        from source in Words
        from retired in Gen.Elements(true, false)
        select (WrittenThing)new WrittenCompetency(Guid.CreateVersion7(), name, definition, kind, retired ? null : area, scale,
            [.. texts.Select((t, i) => new CompetencyLevel(i + 1, t, signs)).Where(l => !l.IsEmpty)], retired, retired ? area : null, Clean(source));

    private static readonly Gen<WrittenThing> Profiles =
        from title in Names
        from purpose in Texts
        from tasks in Texts.ListOf(3)
        from needs in Pointers.ListOf(3)
        from level in Gen.Choose(1, 6)
        from importance in Gen.Choose(1, 5)
        from way in Gen.Elements(Enum.GetValues<AssessmentWay>())
        from family in Pointers
        from some in Gen.Elements(true, false)
        select (WrittenThing)new WrittenProfile(Guid.CreateVersion7(), title, some ? family : null, some ? level : null, some ? "0110" : null, purpose, tasks, tasks,
            some ? new EqualValueFactors(purpose, LocalText.Empty, title, purpose) : EqualValueFactors.Empty,
            [.. needs.Select(n => new WrittenRequirement(n, level, some ? Necessity.MustHave : Necessity.Merit, importance, some ? way : null))],
            some ? new DateOnly(2027, 2, level) : null, some, null);

    private static string? Clean(string? text) => LocalText.In(Language.Sv, text).Sv;

    [Fact]
    public void Whatever_a_competency_says_comes_back_as_it_was() => Prop.ForAll(Competencies.ToArbitrary(), ComesBack).Holds(400);

    [Fact]
    public void Whatever_a_profile_says_comes_back_as_it_was() => Prop.ForAll(Profiles.ToArbitrary(), ComesBack).Holds(400);

    /// <summary>Line ends of Windows are those of everyone else when they come back.</summary>
    private static bool ComesBack(WrittenThing thing)
    {
        var once = ThingWriter.Write(thing);
        var read = ThingReader.Read("a.yaml", once);
        Assert.Empty(read.Reading.Notes);
        Assert.Equal(once, ThingWriter.Write(read.Thing!));
        return ProfileJson.Write(ProfileDraft.Empty with { Title = read.Thing!.Name }) == ProfileJson.Write(ProfileDraft.Empty with { Title = thing.Name });
    }

    [Fact]
    public void Changing_one_text_changes_its_own_lines_and_no_other()
    {
        WrittenCompetency Of(string third) => new(Guid.Empty, new("Omvårdnad", "Care"), new("Ser hela människan.", null), CompetencyKind.Skill, null, new(Guid.Empty, new("Ansvar", null)),
            [new(1, new("Med stöd.", null), [new("Frågar.", "Asks.")]), new(2, new("På egen hand.", null), []), new(3, new(third, null), [new("Visar andra.", null)])], false, null, null);
        var (before, after) = (ThingWriter.Write(Of("Leder andra.")).Split('\n'), ThingWriter.Write(Of("Leder andra i vardagen, dag och natt, och svarar för att de som är nya får någon att fråga.")).Split('\n'));

        Assert.Equal(["      sv: Leder andra."], before.Except(after));
        Assert.Equal(["      sv: |-", "        Leder andra i vardagen, dag och natt, och svarar för att de som är nya får någon att fråga."], after.Except(before));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("1.0")]
    [InlineData("2026-01-01")]
    [InlineData("null")]
    [InlineData("0110")]
    public void Norway_a_number_and_a_date_are_texts_where_a_text_stands(string said)
    {
        var read = ThingReader.Read("a.yaml", $"niosteg-scale: 1\nname:\n  sv: {said}\nlevels:\n  1:\n    name: {{sv: {said}}}\n");

        Assert.Equal(said, read.Thing!.Name.Sv);
        Assert.Contains($"sv: \"{said}\"", ThingWriter.Write(read.Thing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hej", "not-a-mapping", 1)]
    [InlineData("", "empty", 0)]
    [InlineData("# bara en tanke\n", "empty", 0)]
    [InlineData("a: [1\n", "not-yaml", 2)]
    [InlineData("niosteg-profile: 1\ntitle:\n\tsv: x\n", "tab", 3)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: a}\ntitle: {sv: b}\n", "key-twice", 3)]
    [InlineData("a: &x [1]\nb: *x\n", "anchor", 1)]
    [InlineData("a: !!python/object:os.system x\n", "tag", 1)]
    [InlineData("niosteg-profile: 1\n---\nniosteg-profile: 1\n", "several", 2)]
    [InlineData("title: {sv: a}\n", "not-ours", 1)]
    [InlineData("niosteg-profile: 2\n", "other-format", 1)]
    [InlineData("niosteg-profile: 1\ntitle: Kock\n", "say-the-language", 2)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: [Kock]}\n", "not-a-text", 2)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: Kock}\ntasks: {sv: Lagar}\n", "not-a-list", 3)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: Kock}\njob-level: två\n", "not-a-number", 3)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: Kock}\njob-level: 1.0\n", "not-a-number", 3)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: Kock}\nretired: yes\n", "not-true-or-false", 3)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: Kock}\nreview-on: 1/2/2026\n", "not-a-day", 3)]
    [InlineData("niosteg-profile: 1\nid: 12\ntitle: {sv: Kock}\n", "not-an-id", 2)]
    [InlineData("niosteg-profile: 1\nid: a\n", "missing", 1)]
    [InlineData("niosteg-profile: 1\ntitle: {sv: Kock}\nrequirements:\n  - competency: Sås\n    level: 2\n    necessity: should\n", "not-a-choice", 6)]
    [InlineData("niosteg-competency: 1\nname: {sv: Sås}\nscale: {sv: Ansvar}\nlevels:\n  nio: {text: {sv: x}}\n", "not-a-level", 5)]
    [InlineData("niosteg-competency: 1\nname: {sv: Sås}\nscale: Ansvar\n", "not-a-mapping-here", 3)]
    public void What_cannot_be_read_is_told_by_name_and_line(string text, string code, int line)
    {
        var read = ThingReader.Read("a.yaml", text);

        Assert.True(read.IsStopped);
        Assert.Contains((code, line), read.Reading.Notes.Where(n => n.Stops).Select(n => (n.Code, n.Line)));
    }

    [Fact]
    public void A_key_that_nobody_knows_is_told_and_the_rest_is_read()
    {
        var read = ThingReader.Read("a.yaml", "niosteg-profile: 1\ntitle:\n  sv: Kock\n  no: Kokk\nsalary: 30000\n");

        Assert.False(read.IsStopped);
        Assert.Equal([("unknown-key", 4, "no"), ("unknown-key", 5, "salary")], read.Reading.Notes.Select(n => (n.Code, n.Line, (string)n.Args[0])));
    }

    [Fact]
    public void A_mark_at_the_beginning_and_the_line_ends_of_Windows_do_no_harm()
    {
        var text = "niosteg-profile: 1\ntitle:\n  sv: Kock\npurpose:\n  sv: |-\n    Lagar mat.\n    Varje dag.\n";

        var read = ThingReader.Read("a.yaml", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))]);

        Assert.Equal(text, ThingWriter.Write(read.Thing!));
    }

    [Fact]
    public void Fifty_megabytes_another_alphabet_and_a_thousand_brackets_are_told_from_text()
    {
        Assert.Equal("too-large", ThingReader.Read("a.yaml", new byte[50 * 1024 * 1024]).Reading.Notes.Single().Code);
        Assert.Equal("not-utf8", ThingReader.Read("a.yaml", [0x61, 0x3A, 0xE5, 0x0A]).Reading.Notes.Single().Code);
        Assert.Equal("too-deep", ThingReader.Read("a.yaml", "a: " + new string('[', 1000)).Reading.Notes.Single().Code);
    }

    [Fact]
    public void A_file_is_called_as_the_thing_in_letters_that_every_disk_takes()
    {
        WrittenScale Scale(string name, string id) => new(Guid.Parse(id), new(name, null), []);

        var names = ThingNames.Of([Scale("Ansvar / å ä ö: 1", "00000000-0000-0000-0000-000000000001"), Scale("CON", "00000000-0000-0000-0000-000000000002"),
            Scale("lika", "00000000-0000-0000-0000-000000000003"), Scale("Lika!", "00000000-0000-0000-0000-000000000004"), Scale("../..", "00000000-0000-0000-0000-000000000005")]).Select(n => n.Path);

        Assert.Equal(["scales/_.yaml", "scales/ansvar-å-ä-ö-1.yaml", "scales/con_.yaml", "scales/lika-000000000003.yaml", "scales/lika-000000000004.yaml"], names.Order(StringComparer.Ordinal));
    }
}
