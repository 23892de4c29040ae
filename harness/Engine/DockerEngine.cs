using Docker.DotNet;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.Containers;
using ImageBench.Engine.Images;
using ImageBench.Engine.Registries;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Engine;

/// <summary>A Docker engine, spoken to through its API.</summary>
internal sealed class DockerEngine : IEngine, IDisposable
{
    private readonly DockerClient _client;
    private readonly EngineAddress _address;
    private readonly EngineTalk _talk;
    private readonly Leftovers _leftovers;
    private readonly BuilderDoor _builder;
    private readonly DockerBuilds _builds;
    private readonly DockerImages _images;

    private DockerEngine(DockerClient client, EngineAddress address, EngineFacts facts, TimeProvider time)
    {
        _client = client;
        _address = address;
        _talk = new EngineTalk(address.Endpoint);
        var removal = new ContainerRemoval(client, time);
        _leftovers = new Leftovers(client, removal, facts.IsPrivate);
        _builder = new BuilderDoor(address.Socket, time);
        _builds = new DockerBuilds(client, _builder, facts, _leftovers, new EngineHealth(client, _talk, time), time);
        _images = new DockerImages(client, _talk, removal, time);
        Containers = new DockerContainers(client, _talk, new PublishedPort(address.Endpoint), removal, time);
        Transfers = new DockerTransfers(client, _talk);
        Facts = facts;
    }

    public EngineFacts Facts { get; }

    public IContainers Containers { get; }

    public IImageTransfers Transfers { get; }

    /// <summary>Connects, agrees on the API version and asks what the engine is. A <see cref="Fault"/> says why there is none.</summary>
    public static async Task<DockerEngine> Connect(
        EngineAddress address, bool isPrivate, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var unversioned = EngineClient.Make(address, null);
            var (agreed, told) = await EngineDescription.Agree(unversioned, address, cancellationToken);
            var client = EngineClient.Make(address, agreed);
            var facts = await EngineDescription.Read(client, address, isPrivate, agreed, told, cancellationToken);
            return new DockerEngine(client, address, facts, time);
        }
        catch (Exception exception) when (exception is not Fault && !cancellationToken.IsCancellationRequested)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"No Docker engine answers at {address.Endpoint} (from {address.Source}): {EngineTalk.Reason(exception)}.",
                exception);
        }
    }

    /// <summary>Why no engine answers at that address, or null when one does.</summary>
    public static async Task<string?> Silence(EngineAddress address, CancellationToken cancellationToken)
    {
        try
        {
            using var client = EngineClient.Make(address, null);
            await client.System.PingAsync(cancellationToken);
            return null;
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever kept the ping from being answered is the reason
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return EngineTalk.Reason(exception);
        }
    }

    public void Dispose()
    {
        _builder.Dispose();
        _client.Dispose();
    }

    public Task<BuildOutcome> Build(BuildRequest request, Action<string> tell, CancellationToken cancellationToken) =>
        Ask("building", () => _builds.Run(request, tell, cancellationToken), cancellationToken);

    public Task<EngineImage?> FindImage(string reference, CancellationToken cancellationToken) =>
        _images.Find(reference, cancellationToken);

    public Task<T> ReadImage<T>(string imageId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        _images.Read(imageId, read, cancellationToken);

    public Task<CarriedFile?> ReadFile(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken) =>
        _images.ReadFile(imageId, path, labels, target, cancellationToken);

    public Task<string?> Pull(string reference, CancellationToken cancellationToken) => Pull(reference, _ => { }, cancellationToken);

    public Task<string?> Pull(string reference, Action<string> tell, CancellationToken cancellationToken) =>
        _images.Pull(reference, tell, cancellationToken);

    public Task Import(
        string reference,
        IReadOnlyDictionary<string, string> labels,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) =>
        _images.Import(reference, labels, write, cancellationToken);

    public Task<string?> Load(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        _images.Load(write, cancellationToken);

    public Task<IReadOnlyList<RunLabel>> FindRuns(CancellationToken cancellationToken) =>
        Ask("looking for what was made", () => _leftovers.FindRuns(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> RemoveAll(RunLabel label, CancellationToken cancellationToken) =>
        Ask("removing what was made", () => _leftovers.Remove(label, cancellationToken), cancellationToken);

    public Task RemoveContainers(RunLabel label, CancellationToken cancellationToken) => Ask("removing containers", async () =>
    {
        await _leftovers.RemoveContainers(label, cancellationToken);
        return true;
    }, cancellationToken);

    public Task RemoveSuperseded(string? imageId, CancellationToken cancellationToken) => Ask("removing earlier images", async () =>
    {
        await _leftovers.RemoveSuperseded(imageId, cancellationToken);
        return true;
    }, cancellationToken);

    public Task PruneBuildCache(CancellationToken cancellationToken) => !Facts.IsPrivate
        ? throw new InvalidOperationException("the build cache of a shared engine is never emptied")
        : Ask("emptying the build cache", async () =>
    {
        await BuildCachePrune.Run(_address, Facts.ApiVersion, cancellationToken);
        return true;
    }, cancellationToken);

    private Task<T> Ask<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken) =>
        _talk.Ask(what, call, cancellationToken);
}
