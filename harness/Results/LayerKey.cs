using ImageBench.Images.Tar;
using ImageBench.Model.Files;

namespace ImageBench.Results;

/// <summary>
/// The key of the digests of files in remembered layers: made up once, and in a file that only its owner reads. Where it is deleted, what
/// was remembered with it is of no use any more.
/// </summary>
internal static class LayerKey
{
    private const string Name = "key";

    /// <summary>Null where it can be neither read nor kept.</summary>
    public static ContentKey? In(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return Read(path) ?? Make(folder, path);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return null;
        }
    }

    private static ContentKey? Read(string path) =>
        File.Exists(path) && File.ReadAllBytes(path) is { Length: ContentKey.Length } bytes ? new ContentKey(bytes) : null;

    private static ContentKey? Make(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, options))
            file.Write(ContentKey.MadeUp().Bytes);
        try
        {
            // One that is no key is in nobody's use; another process may have made one meanwhile.
            File.Move(part, path, overwrite: File.Exists(path) && Read(path) is null);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }

        return Read(path);
    }
}
