using Grpc.Core;
using ImageBench.Engine.BuildKit.Files;
using ImageBench.Model;
using Microsoft.AspNetCore.Http;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// The builder asks for a folder: which one, and which of its paths, stands in the call's metadata. Answered without gRPC's library, whose
/// work for each message is more than most files are.
/// </summary>
internal static class FileSyncCalls
{
    public static async Task Answer(HttpContext call) => CallStatus.Tell(call.Response, await StatusOf(call));

    private static async Task<Status> StatusOf(HttpContext call)
    {
        try
        {
            await Serve(call);
            return Status.DefaultSuccess;
        }
        catch (RpcException refused)
        {
            return refused.Status;
        }
        catch (Fault fault)
        {
            return new Status(StatusCode.Aborted, fault.Message);
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever it is, the builder is told that the call is over
        catch (Exception broken)
#pragma warning restore CA1031
        {
            return new Status(StatusCode.Unknown, broken.Message);
        }
    }

    private static async Task Serve(HttpContext call)
    {
        var offer = call.Offer();
        var name = call.Value("dir-name");
        if (!offer.Folders.TryGetValue(name, out var folder))
            throw new RpcException(new Status(StatusCode.NotFound, $"no folder \"{name}\" is offered to this build"));
        IReadOnlyList<string> paths = [.. call.Values("followpaths"), .. call.Values("include-patterns")];
        var items = AskedItems.Select(folder, paths, knowsIgnoreFile: call.Values("exclude-patterns").Count > 0);
        await CallStatus.Begin(call);
        var packets = new PacketWriter(call.Response.BodyWriter);
        try
        {
            await new FolderExchange(items, new PacketReader(call.Request.BodyReader), packets, offer.Fail).Run(call.RequestAborted);
        }
        finally
        {
            offer.AddSent(packets.Sent);
        }
    }
}
