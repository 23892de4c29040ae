namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>Whether what is added, piece by piece, is what a file holds.</summary>
internal sealed class SameContent : IDisposable
{
    private readonly FileStream? _file;
    private readonly byte[] _piece = new byte[128 * 1024];
    private bool _isSame = true;

    public SameContent(FileInfo file)
    {
        try
        {
            _file = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // One that cannot be read is for the build to complain of.
            _isSame = false;
        }
    }

    /// <summary>Asked when all was added.</summary>
    public bool IsSame => _isSame && _file!.ReadByte() < 0;

    public void Add(ReadOnlySpan<byte> piece)
    {
        while (_isSame && piece.Length > 0)
        {
            var read = _file!.Read(_piece.AsSpan(0, Math.Min(piece.Length, _piece.Length)));
            _isSame = read > 0 && piece[..read].SequenceEqual(_piece.AsSpan(0, read));
            piece = piece[read..];
        }
    }

    public void Dispose() => _file?.Dispose();
}
