using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// Sends the packets of one call, from any task, one at a time. Small ones leave together; what is held back stays in memory, so it has a
/// limit.
/// </summary>
internal sealed class PacketWriter(IAsyncStreamWriter<Packet> packets) : IDisposable
{
    private const int MostHeldBack = 128 * 1024;

    private static readonly WriteOptions HeldBack = new(WriteFlags.BufferHint);

    private readonly SemaphoreSlim _turn = new(1);
    private int _heldBack;

    public long Sent { get; private set; }

    /// <summary><paramref name="more"/> says that another packet follows at once, so that this one may wait for it.</summary>
    public async Task Send(Packet packet, bool more, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var size = packet.CalculateSize();
            Sent += size;
            _heldBack += size;
            var waits = more && _heldBack < MostHeldBack;
            if (!waits)
                _heldBack = 0;
            packets.WriteOptions = waits ? HeldBack : null;
            await packets.WriteAsync(packet, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
