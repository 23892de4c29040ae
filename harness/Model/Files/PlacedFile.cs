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
        File.Delete(part);
        try
        {
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
                file.Write(content);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(part);
            throw;
        }
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
