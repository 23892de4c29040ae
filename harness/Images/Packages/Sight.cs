namespace ImageBench.Images.Packages;

/// <summary>The part of a file that is looked at while it goes by.</summary>
internal sealed class Sight(Func<Memory<byte>, CancellationToken, ValueTask<int>> source)
{
    private byte[] _block = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>What was read and not passed over yet.</summary>
    public ReadOnlySpan<byte> Bytes => _block.AsSpan(_start, _end - _start);

    public void Take(int count) => _start += count;

    /// <summary>Reads on; false at the file's end.</summary>
    public async ValueTask<bool> More(CancellationToken cancellationToken)
    {
        // Whoever looks again and again near the end would move all that is in sight each time.
        if (_isOver)
            return false;
        Bytes.CopyTo(_block);
        (_start, _end) = (0, _end - _start);
        if (_end > _block.Length / 2)
            Array.Resize(ref _block, _block.Length * 2);
        var read = await source(_block.AsMemory(_end), cancellationToken);
        _end += read;
        _isOver = read == 0;
        return !_isOver;
    }

    /// <summary>Reads until so many bytes are in sight; false where the file ends before.</summary>
    public async ValueTask<bool> Fill(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            if (!await More(cancellationToken))
                return false;
        }

        return true;
    }
}
