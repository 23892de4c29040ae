using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// One call of file sync. We tell what there is; meanwhile the builder asks, by their places in what was told, for the files whose size,
/// time or mode differs from its earlier copy, and gets their bytes. One loop does it all: handing each question and each file from one
/// thread to another took longer than answering.
/// </summary>
internal sealed class FolderExchange(IReadOnlyList<ContextItem> items, PacketReader asked, PacketWriter packets, Action<Fault> fail)
{
    // Between two files, so that the builder has both to compare and to write.
    private const int ToldAtOnce = 32;

    private readonly SyncStat _stats = new();

    // One for all: a packet is written at once.
    private readonly Packet _told = new() { Type = Packet.Types.Kind.Stat, Stat = new Stat() };
    private int _next;

    /// <summary>
    /// Comes back when the builder has all that it wants. What goes wrong with a file is told to it, so that it does not wait, and thrown.
    /// </summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await Serve(cancellationToken);
        }
        catch (Exception failure)
        {
            // Kept before the builder hears of it: its own answer must not be the first word.
            if (failure is Fault fault)
                fail(fault);
            if (!cancellationToken.IsCancellationRequested && failure is not RpcException)
                await TellFailure(failure.Message, cancellationToken);
            throw;
        }

        packets.Write(new Packet { Type = Packet.Types.Kind.Fin });
        await packets.Flush(cancellationToken);
    }

    // A connection that is gone too must not take the place of what went wrong first.
    private async Task TellFailure(string message, CancellationToken cancellationToken)
    {
        try
        {
            packets.Write(new Packet { Type = Packet.Types.Kind.Err, Data = ByteString.CopyFromUtf8(message) });
            await packets.Flush(cancellationToken);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or OperationCanceledException)
        {
        }
    }

    private async Task Serve(CancellationToken cancellationToken)
    {
        while (true)
        {
            var packet = asked.Take();
            if (packet is null && _next <= items.Count)
            {
                Tell();
                await packets.FlushMuch(cancellationToken);
                continue;
            }

            packet ??= await Next(cancellationToken);
            if (packet is null or { Type: Packet.Types.Kind.Fin })
                return;
            if (packet.Type == Packet.Types.Kind.Err)
                throw new IOException(packet.Data.ToStringUtf8());
            if (packet.Type != Packet.Types.Kind.Req)
                continue;
            await Send(packet.Id, cancellationToken);
            Tell();
        }
    }

    // The builder may ask on while what it asked for before is still on its way.
    private async Task<Packet?> Next(CancellationToken cancellationToken)
    {
        var leaving = packets.Flush(cancellationToken);
        var packet = await asked.Next(cancellationToken);
        await leaving;
        return packet;
    }

    private void Tell()
    {
        for (var end = Math.Min(_next + ToldAtOnce, items.Count); _next < end; _next++)
        {
            if (items[_next].Flaw is { } flaw)
                throw new Fault(ExitCode.BadInput, flaw);
            _stats.Fill(_told.Stat, items[_next]);
            packets.Write(_told);
        }

        if (_next != items.Count)
            return;
        packets.Write(new Packet { Type = Packet.Types.Kind.Stat });
        _next++;
    }

    private async Task Send(uint place, CancellationToken cancellationToken)
    {
        if (place >= items.Count || items[(int)place] is not { Kind: ContextItemKind.File } file)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"there is no file {place}"));
        // Blocking reads take less time and memory here than asynchronous ones.
        using var content = file.Open(cancellationToken);
        for (var rest = file.Length; rest > 0 && packets.WritePiece(place, content, rest) is > 0 and var count; rest -= count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await packets.FlushMuch(cancellationToken);
        }

        packets.WriteEnd(place);
        await packets.FlushMuch(cancellationToken);
    }
}
