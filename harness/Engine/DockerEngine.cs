using System.Net;
using Docker.DotNet;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.Classic;
using ImageBench.Engine.Containers;
using ImageBench.Engine.Images;
using ImageBench.Engine.Registries;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Engine;

/// <summary>A Docker engine, spoken to through its API.</summary>
internal sealed class DockerEngine : IEngine, IDisposable
{
    private readonly DockerClient _client;
    private readonly EngineAddress _address;
    private readonly TimeProvider _time;
    private readonly EngineTalk _talk;
    private readonly ContainerRemoval _removal;
    private readonly Leftovers _leftovers;
    private readonly BuilderDoor _builder;
    private readonly EngineHealth _health;

    private DockerEngine(DockerClient client, EngineAddress address, EngineFacts facts, TimeProvider time)
    {
        _client = client;
        _address = address;
        _time = time;
        _talk = new EngineTalk(address.Endpoint);
        _removal = new ContainerRemoval(client, time);
        _leftovers = new Leftovers(client, _removal, facts.IsPrivate);
        _builder = new BuilderDoor(address.Socket);
        _health = new EngineHealth(client, _talk, time);
        Containers = new DockerContainers(client, _talk, new PublishedPort(address.Endpoint), _removal);
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
        Ask("building", async () =>
    {
        if (request.Builder != Builder.BuildKit)
            await _leftovers.RememberWhatWasThere(cancellationToken);
        var way = await Way(request, cancellationToken);
        var hidden = new HiddenWords(request.Secrets.Values, request.Arguments);
        var call = new BuildCall(way, request.Timeout, hidden, _time)
        {
            Refusal = OptionLimits.Refusal(request.Options, request.Builder, way.Name, Facts.Version),
        };
        var outcome = await call.Run(step => tell(hidden.Hide(step)), cancellationToken);
        _leftovers.Add(way.Log.Trace switch
        {
            ClassicTrace classic => classic.ImageIds,
            BuildahTrace buildah => buildah.ImageIds,
            _ => [],
        });
        await _health.Judge(outcome, cancellationToken);
        return outcome;
    }, cancellationToken);

    public Task<EngineImage?> FindImage(string reference, CancellationToken cancellationToken) =>
        Ask($"looking for image {reference}", async () =>
    {
        try
        {
            var image = await _client.Images.InspectImageAsync(reference, cancellationToken);
            return new EngineImage(
                image.ID,
                image.RepoDigests?.FirstOrDefault(),
                [.. image.RootFS?.Layers ?? []],
                new ByteSize(image.Size),
                image.Config?.Labels?.ToDictionary() ?? [])
            {
                Names = [.. image.RepoTags ?? []],
            };
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // "Bad request" is what some engines say of a name that no image can have.
            return null;
        }
    }, cancellationToken);

    public Task<T> ReadImage<T>(string imageId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var what = $"exporting image {imageId}";
        return Ask(what, async () =>
        {
            await using var body = await _client.Images.SaveImageAsync(imageId, cancellationToken);
            await using var archive = new ExportStream(body, cause => _talk.Gone(what, cause));
            await using var ahead = new ReadAhead(archive, cancellationToken);
            return await read(ahead.Stream, cancellationToken);
        }, cancellationToken);
    }

    public Task<CarriedFile?> ReadFile(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken) =>
        Ask(
            $"taking {path} out of an image",
            () => new ImageFileCall(_client, _removal, _time).Run(imageId, path, labels, target, cancellationToken),
            cancellationToken);

    public Task<string?> Pull(string reference, CancellationToken cancellationToken) => Pull(reference, _ => { }, cancellationToken);

    public Task<string?> Pull(string reference, Action<string> tell, CancellationToken cancellationToken) => Ask(
        $"pulling {reference}",
        () => ImagePull.Run(_client, reference, new PullMessages(reference, tell, _time), cancellationToken),
        cancellationToken);

    public Task Import(
        string reference,
        IReadOnlyDictionary<string, string> labels,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) =>
        Ask($"importing {reference}", async () =>
        {
            await new ImageImport(_client, reference, labels).Run(write, cancellationToken);
            return true;
        }, cancellationToken);

    public Task<string?> Load(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        Ask("loading an image", () => new ImageLoad(_client, _talk).Run(write, cancellationToken), cancellationToken);

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

    private async Task<IBuildWay> Way(BuildRequest request, CancellationToken cancellationToken)
    {
        // A private engine has no way out through its bridge (it leaves the host's firewall alone), so its builds use the host's network.
        // BuildKit has no word for the network that it gives by itself.
        var networkMode = request.Options.Network is { } asked ? (asked == "default" ? null : asked) : Facts.IsPrivate ? "host" : null;
        return request is { Builder: Builder.BuildKit, Context.Folders: { } folders } && await _builder.Open(cancellationToken) is { } link
            ? new SessionBuild(
                link,
                request,
                folders,
                new BuildPlace(BuildOutput.InStore(request.Tag)) { NetworkMode = networkMode, HostGateway = link.HostGateway },
                _time)
            : new TarBuild(_client, request, networkMode);
    }

    private Task<T> Ask<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken) =>
        _talk.Ask(what, call, cancellationToken);
}
