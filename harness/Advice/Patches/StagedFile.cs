using System.Text;

namespace ImageBench.Advice.Patches;

/// <summary>
/// The new text of a file of the user's, written beside it, so that the file becomes the new one as a whole or stays as it is. A link stays
/// a link, and a file keeps its mode. Throws what the disk throws.
/// </summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string _target;
    private readonly string _part;

    private StagedFile(string path, string target)
    {
        FullPath = path;
        _target = target;
        _part = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
    }

    /// <summary>What the file is called, whatever it leads to.</summary>
    public string FullPath { get; }

    public static StagedFile Beside(string path, string text)
    {
        var isLink = new FileInfo(path).LinkTarget is not null;
        var staged = new StagedFile(path, isLink ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : path);
        try
        {
            staged.Fill(Encoding.UTF8.GetBytes(text));
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    public void Place() => File.Move(_part, _target, overwrite: true);

    public void Dispose()
    {
        try
        {
            File.Delete(_part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or not ours any more.
        }
    }

    private void Fill(byte[] content)
    {
        using (var file = new FileStream(_part, FileMode.CreateNew, FileAccess.Write))
            file.Write(content);
        if (!OperatingSystem.IsWindows() && File.Exists(_target))
            File.SetUnixFileMode(_part, File.GetUnixFileMode(_target));
    }
}
