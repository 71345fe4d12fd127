using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Folders;

/// <param name="Changes">The keys whose words differ, as they stand in the file.</param>
public sealed record FolderFileView(string File, string Kind, LocalText Name, FolderEffect Effect, IReadOnlyList<string> Changes, IReadOnlyList<YamlNote> Notes);

/// <param name="Files">The page of them that was asked for, what stops first.</param>
/// <param name="Seen">Sent back when accepting, so that what comes in is what was looked at.</param>
public sealed record FolderImportView(ImportId Id, string FileName, FolderCounts Counts, IReadOnlyList<FolderFileView> Files, int Page, string Seen)
{
    public const int PageSize = 50;
}

public sealed record FolderCounts(int New, int Changed, int Same, int Stopped)
{
    public int All => New + Changed + Same + Stopped;
    public bool ChangesNothing => New + Changed == 0;
}

/// <param name="Stopped">Files that were left out, with why.</param>
public sealed record FolderReceipt(FolderCounts Counts, IReadOnlyList<FolderFileView> Stopped)
{
    public const int MostTold = 200;
}

public sealed record AcceptFolderInput
{
    /// <summary>What the reader saw; null accepts whatever it is now.</summary>
    [MaxLength(100)]
    public string? Seen { get; init; }
    /// <summary>Files that something is wrong with are left out, and the rest comes in.</summary>
    public bool SkipStopped { get; init; }
}
