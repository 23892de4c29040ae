using Grpc.Core;
using ImageBench.Engine.BuildKit.Files;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>The builder asks for a folder: which one, and which of its paths, stands in the call's metadata.</summary>
internal sealed class FileSyncCalls : FileSync.FileSyncBase
{
    public override async Task DiffCopy(
        IAsyncStreamReader<Packet> requestStream, IServerStreamWriter<Packet> responseStream, ServerCallContext context)
    {
        var offer = context.Offer();
        var name = context.Value("dir-name");
        if (!offer.Folders.TryGetValue(name, out var folder))
            throw new RpcException(new Status(StatusCode.NotFound, $"no folder \"{name}\" is offered to this build"));
        IReadOnlyList<string> paths = [.. context.Values("followpaths"), .. context.Values("include-patterns")];
        var items = AskedItems.Select(folder, paths, knowsIgnoreFile: context.Values("exclude-patterns").Count > 0);
        using var packets = new PacketWriter(responseStream);
        try
        {
            await new FolderExchange(items, requestStream, packets, offer.Fail).Run(context.CancellationToken);
        }
        catch (Fault fault)
        {
            throw new RpcException(new Status(StatusCode.Aborted, fault.Message));
        }
        finally
        {
            offer.AddSent(packets.Sent);
        }
    }
}
