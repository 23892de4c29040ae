using System.Buffers;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// One call of file sync. We tell what there is; meanwhile the builder asks, by their places in what was told, for the files whose size,
/// time or mode differs from its earlier copy, and gets their bytes.
/// </summary>
internal sealed class FolderExchange(
    IReadOnlyList<ContextItem> items, IAsyncStreamReader<Packet> asked, PacketWriter packets, Action<Fault> fail)
{
    // Smaller pieces take more time, larger ones more memory and no less time.
    private const int PieceBytes = 256 * 1024;

    private readonly Channel<int> _wanted = Channel.CreateUnbounded<int>();

    /// <summary>
    /// Comes back when the builder has all that it wants. What goes wrong with a file is told to it, so that it does not wait, and thrown.
    /// </summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;
        // What is being sent is sent to its end: a send that is cut off takes the whole call with it, and the builder would not hear why.
        Task[] parts =
        [
            Task.Run(() => Tell(token, cancellationToken), token),
            Task.Run(() => SendFiles(token, cancellationToken), token),
            Listen(token),
        ];
        try
        {
            await foreach (var part in Task.WhenEach(parts).WithCancellation(CancellationToken.None))
                await part;
        }
        catch (Exception failure)
        {
            await stop.CancelAsync();
            await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Kept before the builder hears of it: its own answer must not be the first word.
            if (failure is Fault fault)
                fail(fault);
            if (!cancellationToken.IsCancellationRequested && failure is not RpcException)
                await TellFailure(failure.Message, cancellationToken);
            throw;
        }

        await packets.Send(new Packet { Type = Packet.Types.Kind.Fin }, more: false, cancellationToken);
    }

    // A connection that is gone too must not take the place of what went wrong first.
    private async Task TellFailure(string message, CancellationToken cancellationToken)
    {
        try
        {
            var packet = new Packet { Type = Packet.Types.Kind.Err, Data = ByteString.CopyFromUtf8(message) };
            await packets.Send(packet, more: false, cancellationToken);
        }
        catch (Exception gone)
            when (gone is RpcException or IOException or InvalidOperationException or OperationCanceledException)
        {
        }
    }

    private async Task Tell(CancellationToken stop, CancellationToken cancellationToken)
    {
        var stat = new SyncStat();
        foreach (var item in items)
        {
            stop.ThrowIfCancellationRequested();
            await packets.Send(new Packet { Type = Packet.Types.Kind.Stat, Stat = stat.Of(item) }, more: true, cancellationToken);
        }

        stop.ThrowIfCancellationRequested();
        await packets.Send(new Packet { Type = Packet.Types.Kind.Stat }, more: false, cancellationToken);
    }

    private async Task Listen(CancellationToken cancellationToken)
    {
        while (await asked.MoveNext(cancellationToken))
        {
            var packet = asked.Current;
            if (packet.Type == Packet.Types.Kind.Req)
                await _wanted.Writer.WriteAsync(Place(packet.Id), cancellationToken);
            else if (packet.Type == Packet.Types.Kind.Err)
                throw new IOException(packet.Data.ToStringUtf8());
            else if (packet.Type == Packet.Types.Kind.Fin)
                break;
        }

        _wanted.Writer.Complete();
    }

    private int Place(uint id) => id < items.Count && items[(int)id].Kind == ContextItemKind.File
        ? (int)id
        : throw new RpcException(new Status(StatusCode.InvalidArgument, $"there is no file {id}"));

    private async Task SendFiles(CancellationToken stop, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            await foreach (var place in _wanted.Reader.ReadAllAsync(stop))
                await SendFile(place, buffer.AsMemory(0, PieceBytes), stop, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task SendFile(int place, Memory<byte> buffer, CancellationToken stop, CancellationToken cancellationToken)
    {
        using var content = items[place].Open(stop);
        // Blocking reads take less time and memory here than asynchronous ones.
        while (content.Read(buffer.Span) is > 0 and var count)
        {
            stop.ThrowIfCancellationRequested();
            var piece = UnsafeByteOperations.UnsafeWrap(buffer[..count]);
            await packets.Send(new Packet { Type = Packet.Types.Kind.Data, Id = (uint)place, Data = piece }, more: true, cancellationToken);
        }

        // The end of a file takes along what waits, unless more is wanted.
        await packets.Send(
            new Packet { Type = Packet.Types.Kind.Data, Id = (uint)place }, more: _wanted.Reader.Count > 0, cancellationToken);
    }
}
