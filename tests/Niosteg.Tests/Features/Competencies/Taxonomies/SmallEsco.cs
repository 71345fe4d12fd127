using System.IO.Compression;
using System.Text;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies.Taxonomies;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Competencies.Taxonomies;

/// <summary>A very small ESCO: two skills, one occupation, one group, in the shape of the official packages.</summary>
internal static class SmallEsco
{
    public const string Listen = "http://data.europa.eu/esco/skill/listen";
    public const string Write = "http://data.europa.eu/esco/skill/write";
    public const string Speak = "http://data.europa.eu/esco/skill/speak";
    public const string Clerk = "http://data.europa.eu/esco/occupation/clerk";
    public const string Isco = "http://data.europa.eu/esco/isco/C4110";
    private const string SkillHeader = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description\r\n";

    public static string Skills(params (string Uri, string Name, string Other)[] skills) =>
        SkillHeader + string.Concat(skills.Select(s => $"KnowledgeSkillCompetence,{s.Uri},skill/competence,cross-sector,{s.Name},\"{s.Other}\",,released,\"What one\ndoes\"\r\n"));

    public static readonly string Occupations = $"conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,code\r\nOccupation,{Clerk},4110,office clerk,secretary,,released,4110.1\r\n";
    public static readonly string Groups = $"conceptType,conceptUri,code,preferredLabel,status\r\nISCOGroup,{Isco},4110,General office clerks,released\r\n";
    public static readonly string Relations = $"occupationUri,relationType,skillType,skillUri\r\n{Clerk},essential,skill/competence,{Listen}\r\n{Clerk},optional,skill/competence,{Write}\r\nhttp://nobody,essential,skill/competence,{Write}\r\n";

    public static TaxonomyFile First() => Zip("esco-v1.1.1-en.zip",
        ("skills_en.csv", Skills((Listen, "listen", "hear out\npay attention"), (Write, "write letters", "correspond"))), ("occupations_en.csv", Occupations),
        ("ISCOGroups_en.csv", Groups), ("occupationSkillRelations.csv", Relations), ("read me.txt", "hello"));

    /// <summary>One skill renamed, one gone into another, one new; nothing about occupations.</summary>
    public static TaxonomyFile Second() => Zip("esco-v1.2.0-en.zip",
        ("skills_en.csv", Skills((Listen, "listen actively", "hear out"), (Speak, "communicate", "write letters\nspeak"))));

    public static TaxonomyFile Swedish() => Zip("esco-v1.1.1-sv.zip", ("skills_sv.csv", Skills((Listen, "lyssna", ""), (Write, "skriva brev", ""))));

    public static TaxonomyFile Zip(string name, params (string Name, string Text)[] files)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (file, text) in files)
            {
                using var stream = zip.CreateEntry(file).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return new(name, content.ToArray());
    }

    public static TaxonomyVerbs Verbs(this Scene scene, Actor? actor = null) => new(scene.For(actor ?? Actor.System), actor ?? Actor.System, scene.Clock);

    public static TaxonomyWork Work(this Scene scene) => new(scene.Options, scene.Clock);

    /// <summary>Uploads, works until there is nothing left, and accepts what is asked.</summary>
    public static async Task<TaxonomyImportView> TakeInAsync(this Scene scene, params TaxonomyFile[] files)
    {
        var uploaded = await scene.Verbs().UploadAsync(files, null);
        Assert.True(uploaded.IsDone, uploaded.Refusal?.Code);
        return await scene.FinishAsync(uploaded.Value);
    }

    public static async Task<TaxonomyImportView> FinishAsync(this Scene scene, ImportId id, bool accept = false)
    {
        while (await scene.Work().WorkAsync(CancellationToken.None)) { }
        if (!accept) return (await scene.Verbs().ReadAsync(id)).Value;
        Assert.True((await scene.Verbs().AcceptAsync(id)).IsDone);
        return await scene.FinishAsync(id);
    }
}
