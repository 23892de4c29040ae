using ImageBench.Engine.BuildKit;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// A BuildKit by itself: it builds, and holds no images and no containers. What it built is asked for once more, as an archive that is read
/// as it comes; parents that an engine beside it has are given to it from there, and what is started is loaded there.
/// </summary>
internal sealed class StandaloneBuilder : IEngine, IDisposable
{
    private readonly BuilderSolves _solves;
    private readonly BuilderLink _link;
    private readonly EngineTalk _talk;
    private readonly TimeProvider _time;
    private readonly IEngine? _beside;
    private readonly GivenParents? _parents;
    private readonly LoadedContainers? _containers;
    private readonly BuildMemory _built = new();
    private readonly Dictionary<string, EngineImage> _fetched = new(StringComparer.Ordinal);

    private StandaloneBuilder(BuilderLink link, BuilderPlace place, EngineFacts facts, TimeProvider time)
    {
        (_link, _beside, _time, Facts) = (link, place.Beside, time, facts);
        _talk = new EngineTalk(new Uri(facts.Endpoint));
        _parents = place.Beside is null ? null : new GivenParents(place.Beside, place.ScratchFolder);
        _solves = new BuilderSolves(link, _parents, facts.Endpoint, time);
        if (place.Beside is { } beside)
            _containers = new LoadedContainers(beside.Containers, new LoadedImages(beside, _solves, _built).Find);
    }

    public EngineFacts Facts { get; }

    public IContainers Containers => _containers ?? throw new InvalidOperationException("nothing is started without an engine beside it");

    public IImageTransfers Transfers => Beside("moving images").Transfers;

    /// <summary>Connects and asks what it is. A <see cref="Fault"/> says why there is none.</summary>
    public static async Task<StandaloneBuilder> Connect(
        BuilderAddress address, BuilderPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var isSecured = address.Socket.IsSecured && address.Container is null;
#pragma warning disable CA2000 // Dispose objects before losing scope: what is described does, or is never made and has ended it
            var link = await BuilderLink.OpenAlone(BuilderWire.To(address), isSecured, cancellationToken)
                ?? throw new IOException("what answers there is none, or wants TLS");
#pragma warning restore CA2000
            return await Described(link, address, place, time, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw exception as Fault ?? new Fault(
                ExitCode.NoEngine, $"No BuildKit answers at {address.Text} (from --engine): {EngineTalk.Reason(exception)}.", exception);
        }
    }

    private static async Task<StandaloneBuilder> Described(
        BuilderLink link, BuilderAddress address, BuilderPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await BuildRehearsal.Run(link, time, cancellationToken);
            return new StandaloneBuilder(link, place, await BuilderDescription.Read(link, address.Text, cancellationToken), time);
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    public void Dispose() => _solves.Dispose();

    public Task<BuildOutcome> Build(BuildRequest request, Action<string> tell, CancellationToken cancellationToken) =>
        Ask("building", async () =>
    {
        var way = await _solves.Prepare(request, cancellationToken);
        var hidden = new HiddenWords(request.Secrets.Values, request.Arguments);
        var outcome = await new BuildCall(way, request.Timeout, hidden, _time).Run(step => tell(hidden.Hide(step)), cancellationToken);
        if (outcome is { Status: BuildStatus.Failed, Error: { } error } && EngineTrouble.IsIn(error))
            throw _talk.Unwell("building", error);
        if (outcome.ImageId is { } id)
            _built.Add(id, BuilderSolves.Built(request, way));
        return outcome;
    }, cancellationToken);

    /// <summary>Of an image that it built nothing is known but what is read of it.</summary>
    public async Task<EngineImage?> FindImage(string reference, CancellationToken cancellationToken) =>
        _built.Find(reference) is not null ? null
        : _parents is not null && await _parents.Find(reference, cancellationToken) is { } given ? given
        : _fetched.GetValueOrDefault(reference);

    public Task<T> ReadImage<T>(string imageId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        _built.Find(imageId) is { } image
            ? Exported(image, BuildOutput.Archive, read, cancellationToken)
            : Beside($"reading image {imageId}").ReadImage(imageId, read, cancellationToken);

    public Task<CarriedFile?> ReadFile(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken) => _built.Find(imageId) is { } image
        ? Exported(image, BuildOutput.Files, (files, cancel) => ExportedFile.Read(files, path, target, cancel), cancellationToken)
        : Beside($"taking {path} out of an image").ReadFile(imageId, path, labels, target, cancellationToken);

    public Task<string?> Pull(string reference, CancellationToken cancellationToken) => Ask($"pulling {reference}", async () =>
    {
        if (await _solves.Fetch(reference, cancellationToken) is { } reason)
            return reason;
        if (await new ImageConfigCall(_link).Run(reference, cancellationToken) is { } image)
            _fetched[reference] = image;
        return null;
    }, cancellationToken);

    public Task Import(
        string reference,
        IReadOnlyDictionary<string, string> labels,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) => Beside($"importing {reference}").Import(reference, labels, write, cancellationToken);

    public Task<string?> Load(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        _beside is null
            ? Task.FromResult<string?>("a BuildKit by itself holds no images; name an engine with --check-engine")
            : _beside.Load(write, cancellationToken);

    public Task<IReadOnlyList<RunLabel>> FindRuns(CancellationToken cancellationToken) =>
        _beside?.FindRuns(cancellationToken) ?? Task.FromResult<IReadOnlyList<RunLabel>>([]);

    public Task<IReadOnlyList<string>> RemoveAll(RunLabel label, CancellationToken cancellationToken) =>
        _beside?.RemoveAll(label, cancellationToken) ?? Task.FromResult<IReadOnlyList<string>>([]);

    public Task RemoveContainers(RunLabel label, CancellationToken cancellationToken) =>
        _beside?.RemoveContainers(label, cancellationToken) ?? Task.CompletedTask;

    public Task RemoveSuperseded(string? imageId, CancellationToken cancellationToken) =>
        _beside?.RemoveSuperseded(imageId, cancellationToken) ?? Task.CompletedTask;

    public Task PruneBuildCache(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the build cache of a BuildKit that is not ours is never emptied");

    private Task<T> Exported<T>(
        BuiltImage image,
        Func<Stream, BuildOutput> output,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) =>
        Ask("exporting an image", async () =>
        {
            T? result = default;
            await StreamedBody.Send(
                (target, cancel) => _solves.Export(image, output, target, cancel),
                async archive =>
                {
                    result = await read(archive, cancellationToken);
                    // Only with its end it is known to be the image that was built.
                    await archive.CopyToAsync(Stream.Null, cancellationToken);
                },
                cancellationToken);
            return result!;
        }, cancellationToken);

    private IEngine Beside(string what) => _beside ?? throw new Fault(
        ExitCode.BadInput,
        $"The BuildKit at {Facts.Endpoint} holds no images, so that {what} is not to be had of it; name an engine with --check-engine.");

    private Task<T> Ask<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken) =>
        _talk.Ask(what, call, cancellationToken);
}
