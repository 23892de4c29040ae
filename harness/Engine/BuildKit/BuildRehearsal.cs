using Grpc.Net.Client;
using ImageBench.Engine.BuildKit.Http2;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit;

/// <summary>
/// A build as all others, asked of nobody before the first real one: what the runtime loads and compiles for it takes some hundredths of a
/// second, and is then no part of that build's time.
/// </summary>
internal static class BuildRehearsal
{
    private const string Name = "rehearsal";

    /// <summary>What the build said, which nobody made.</summary>
    public static async Task<BuildLog> Run(BuilderLink link, TimeProvider time, CancellationToken cancellationToken)
    {
        var (near, far) = LoopStream.Pair();
        await using var silent = far;
        using var channel = GrpcChannel.ForAddress(
            "http://rehearsal", new GrpcChannelOptions { HttpHandler = new RehearsedBuilder(), DisposeHttpClient = true });
        var labels = new Dictionary<string, string> { [Name] = Name };
        var folders = new ContextFolders(Name, Name, [], []);
        var request = new BuildRequest(
            new PackedContext(Name, 0, new ByteSize(0), (_, _) => Task.CompletedTask) { Folders = folders },
            Builder.BuildKit,
            NoCache: true,
            Target: null,
            labels,
            labels,
            Name,
            TimeSpan.FromMinutes(1));
#pragma warning disable CA2000, CA2025 // Dispose objects before losing scope: it is the link's, and the build ends before
        var toNobody = link.With(channel, (_, _) => Task.FromResult<Stream?>(near));
#pragma warning restore CA2000, CA2025
        var build = new SessionBuild(toNobody, request, folders, new BuildPlace(BuildOutput.InStore(Name)), time);
        await build.Run(_ => { }, () => TimeSpan.Zero, cancellationToken);
        return build.Log;
    }
}
