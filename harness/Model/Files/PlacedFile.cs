namespace ImageBench.Model.Files;

/// <summary>
/// A file that is there as a whole or not at all, in a folder that somebody else may have filled: written beside its place, where no link
/// is followed, and then moved there, which replaces a link and not what it leads to. Throws what the disk throws.
/// </summary>
internal static class PlacedFile
{
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var part = path + ".part";
        try
        {
            using (var file = OpenNew(part))
                file.Write(content);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(part);
            throw;
        }
    }

    /// <summary>
    /// Opens a file that grows, and makes it where there is none. A link in its place, be it to nothing, is refused: what is added would
    /// lie elsewhere.
    /// </summary>
    public static FileStream OpenToGrow(string path) => new FileInfo(path).LinkTarget is null
        ? new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0)
        : throw new IOException("it is a link and not a file");

    /// <summary>Opens a new file. What is in its place goes, and where that is a link nothing of what it leads to.</summary>
    public static FileStream OpenNew(string path)
    {
        File.Delete(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
    }

    /// <summary>Makes a folder where there is none yet. A link in its place is refused: what is written would lie elsewhere.</summary>
    public static void MakeFolder(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            throw new IOException($"{path} is a link, and would lead out of the folder");
        Directory.CreateDirectory(path);
    }

    // Whatever this says, the reason why nothing was written is the better one.
    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or not ours any more.
        }
    }
}
