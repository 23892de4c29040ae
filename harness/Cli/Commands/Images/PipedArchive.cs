using ImageBench.Model.Files;

namespace ImageBench.Cli.Commands.Images;

/// <summary>
/// An archive that comes through a pipe, as from <c>&lt;(docker save app)</c>: whoever writes it may say nothing for ever, and the system
/// cancels no reading of it. Such a reading is left to itself, with a block of its own.
/// </summary>
internal sealed class PipedArchive(Stream pipe) : ForwardStream
{
    private readonly byte[] _block = new byte[128 * 1024];

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = _block.AsMemory(0, Math.Min(buffer.Length, _block.Length));
        var count = await pipe.ReadAsync(wanted, CancellationToken.None).AsTask().WaitAsync(cancellationToken);
        wanted[..count].CopyTo(buffer);
        return count;
    }
}
