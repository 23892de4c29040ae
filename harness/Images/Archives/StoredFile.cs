using ImageBench.Images.Tar;

namespace ImageBench.Images.Archives;

/// <summary>
/// One file of an image archive or of a layout folder, about to be read. <c>Peek</c> gives its first bytes, which stay unread.
/// </summary>
internal sealed record StoredFile(
    string Path,
    long Length,
    Func<int, CancellationToken, ValueTask<ReadOnlyMemory<byte>>> Peek,
    Func<Memory<byte>, CancellationToken, ValueTask<int>> Read)
{
    /// <summary>The entry that the walker stands at.</summary>
    public static StoredFile At(TarWalker walker) => new(TarName.Text(walker.Entry.Name.Span), walker.Entry.Size, walker.Peek, walker.Read);

    /// <summary>The file that the window looks at from its beginning.</summary>
    public static StoredFile In(Window window, string path, long length) =>
        new(path, length, (count, cancellationToken) => Look(window, count, cancellationToken), window.Read);

    private static async ValueTask<ReadOnlyMemory<byte>> Look(Window window, int count, CancellationToken cancellationToken)
    {
        await window.Fill(count, cancellationToken);
        return window.Bytes[..Math.Min(count, window.Bytes.Length)];
    }
}
