using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Engine.BuildKit;

/// <summary>What a BuildKit by itself is: what it says of its version and of its first worker, which is the one that builds.</summary>
internal static class BuilderDescription
{
    private const string Snapshotter = "org.mobyproject.buildkit.worker.snapshotter";
    private const string HostName = "org.mobyproject.buildkit.worker.hostname";

    public static async Task<EngineFacts> Read(BuilderLink builder, string endpoint, CancellationToken cancellationToken)
    {
        var workers = await builder.Control.ListWorkersAsync(new ListWorkersRequest(), cancellationToken: cancellationToken);
        var worker = workers.Record.FirstOrDefault() ?? throw new Fault(
            ExitCode.NoEngine, $"The BuildKit at {endpoint} has no worker, so that nothing can be built there; see its log.");
        var platform = worker.Platforms.FirstOrDefault() ?? new Platform();
        return new EngineFacts(
            endpoint,
            IsPrivate: false,
            await Version(builder, cancellationToken),
            ApiVersion: "",
            worker.Labels.GetValueOrDefault(Snapshotter, ""),
            platform.Os,
            KernelVersion: "",
            Architecture(platform.Architecture),
            Cores: 0,
            default)
        {
            Product = EngineFacts.BuildKit,
            MachineName = worker.Labels.GetValueOrDefault(HostName, ""),
        };
    }

    // Early ones do not say.
    private static async Task<string> Version(BuilderLink builder, CancellationToken cancellationToken)
    {
        try
        {
            var told = await builder.Control.InfoAsync(new InfoRequest(), cancellationToken: cancellationToken);
            return told.BuildkitVersion?.Version ?? "";
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.Unimplemented)
        {
            return "";
        }
    }

    // As engines call it.
    private static string Architecture(string name) => name switch
    {
        "amd64" => "x86_64",
        "arm64" => "aarch64",
        _ => name,
    };
}
