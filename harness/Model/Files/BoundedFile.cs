namespace ImageBench.Model.Files;

/// <summary>
/// The one door for files that somebody else wrote and that are read whole: a regular file, up to a size. What is none of that is an
/// <see cref="IOException"/> whose message says so as the end of a sentence, as the system's own do.
/// </summary>
internal static class BoundedFile
{
    // Enough for most, so that a small file takes one reading and its end another.
    private const int FirstBytes = 16 * 1024;

    private const int EndOfFile = -1;

    public static byte[] Read(string path, long longest)
    {
        using var file = Open(path);
        if (file.Length > longest)
            throw TooLong(longest);
        var content = new byte[Math.Max(file.Length, FirstBytes)];
        var length = 0;
        // Not as many as its length says: that of a file below /proc is 0, and another may grow.
        for (int read; (read = file.Read(content, length, content.Length - length)) > 0;)
        {
            length += read;
            if (length > longest)
                throw TooLong(longest);
            if (length < content.Length)
                continue;
            // A file that is as long as it says is not held twice.
            if (file.ReadByte() is var next && next == EndOfFile)
                return content;
            Array.Resize(ref content, content.Length * 2);
            content[length++] = (byte)next;
            if (length > longest)
                throw TooLong(longest);
        }

        return content[..length];
    }

    /// <summary>Opens a regular file to be read from its beginning, whoever else writes or removes it.</summary>
    public static FileStream Open(string path)
    {
        if (OtherThanRegular(path) is { } kind)
            throw new IOException($"it is {kind} and not a file");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>What a path leads to where that is no regular file, as in "a pipe"; null where it is one, or nothing is there.</summary>
    public static string? OtherThanRegular(string path) => FileStatus.Read(path, followsLinks: true)?.Kind switch
    {
        FileKind.Directory => "a folder",
        FileKind.Pipe => "a pipe",
        FileKind.Socket => "a socket",
        FileKind.Device => "a device",
        _ => null,
    };

    private static IOException TooLong(long longest) =>
        new($"it is larger than the {new ByteSize(longest)} that are read of it");
}
