namespace ImageBench.Images.Archives;

/// <summary>An archive on disk, or a part of one, to be read from its beginning to its end.</summary>
internal static class ArchiveFile
{
    /// <summary>Without a buffer, since those who read have their own. Throws what the disk throws.</summary>
    public static FileStream Open(string path) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
}
