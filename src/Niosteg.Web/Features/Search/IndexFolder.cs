using Lucene.Net.Store;

namespace Niosteg.Web.Features.Search;

/// <summary>Where the index lies on this machine's disk: files rather than memory, because the operating system keeps the parts
/// that are asked for at hand by itself. Each index in a folder of its own; what is not the newest whole one is thrown away.</summary>
internal sealed class IndexFolder(string path)
{
    private readonly DirectoryInfo _all = new(path);

    /// <summary>The index that lies there whole and was made from this; null when there is none.</summary>
    public CatalogueIndex? Open(string stamp, ILogger log)
    {
        if (!_all.Exists) return null;
        foreach (var folder in _all.EnumerateDirectories().OrderByDescending(folder => folder.LastWriteTimeUtc).ToList())
        {
            try
            {
                var index = CatalogueIndex.Open(new NIOFSDirectory(folder));
                if (index?.Stamp == stamp) return index;
                index?.Dispose();
            }
            catch (Exception broken)
            {
                log.IndexBroken(broken);
            }
            Remove(folder);
        }
        return null;
    }

    /// <summary>On disk; in memory where the disk is full or may not be written.</summary>
    public CatalogueIndex Build(IEnumerable<SearchEntry> entries, string stamp, ILogger log, CancellationToken cancel)
    {
        var folder = new DirectoryInfo(Path.Combine(_all.FullName, Guid.CreateVersion7().ToString("N")));
        try
        {
            folder.Create();
            var index = CatalogueIndex.Build(new NIOFSDirectory(folder), entries, stamp, cancel);
            Clear(except: folder.Name);
            return index;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            log.IndexInMemory(refused);
            Remove(folder);
            return CatalogueIndex.Build(new RAMDirectory(), entries, stamp, cancel);
        }
    }

    public void Clear(string? except = null)
    {
        if (!_all.Exists) return;
        foreach (var folder in _all.EnumerateDirectories().Where(folder => folder.Name != except)) Remove(folder);
    }

    /// <summary>What another has open stays until next time.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException) { }
    }
}

internal static partial class IndexLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is broken and is made anew.")]
    public static partial void IndexBroken(this ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not be made.")]
    public static partial void IndexNotMade(this ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index could not be kept on disk, and is kept in memory.")]
    public static partial void IndexInMemory(this ILogger log, Exception exception);
}
