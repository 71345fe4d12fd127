namespace Niosteg.Web.Documents;

/// <summary>Files of a form as bytes. One that is larger than can be read comes as just too large, so that it is refused by name.</summary>
internal static class UploadedFiles
{
    private const int MostFiles = 600;

    public static async Task<IReadOnlyList<(string Name, byte[] Content)>> ReadAsync(IFormFileCollection? files, int most, CancellationToken cancel = default)
    {
        var read = new List<(string, byte[])>();
        foreach (var file in (files ?? new FormFileCollection()).Where(f => f.Length > 0).Take(MostFiles))
        {
            if (file.Length > most)
            {
                read.Add((file.FileName, new byte[most + 1]));
                continue;
            }
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancel);
            read.Add((file.FileName, content.ToArray()));
        }
        return read;
    }
}
