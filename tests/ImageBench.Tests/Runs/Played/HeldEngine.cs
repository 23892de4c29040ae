using System.Security.Cryptography;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Tests.Images.Tar;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Runs.Played;

/// <summary>
/// A private engine in memory that holds what it is asked to make, with its labels and names, and has a build cache that knows contexts by
/// their content. A build takes ten seconds of a clock that stands still otherwise. Each call passes the breakpoints before and after what
/// it does.
/// </summary>
internal sealed class HeldEngine(FakeTimeProvider time) : IEngine
{
    private readonly HeldStore _images = new();
    private readonly HashSet<string> _cache = [];

    public Breakpoints Breakpoints { get; set; } = new();

    /// <summary>Is told when a build begins, before it asks for its context; why it fails, or null.</summary>
    public Func<string?> Builds { get; set; } = () => null;

    /// <summary>The layer of a build whose context is that tar; the same of all, unless a test says otherwise.</summary>
    public Func<byte[], byte[]> LayerOf { get; set; } = _ => new TarBytes().File("app", 1000).End();

    /// <summary>All layers of such a build; null: that one.</summary>
    public Func<byte[], IReadOnlyList<byte[]>>? LayersOf { get; set; }

    /// <summary>What a step prints that runs.</summary>
    public IReadOnlyList<string> Prints { get; set; } = [];

    /// <summary>The layers of what is pulled.</summary>
    public IReadOnlyList<string> PulledDiffIds { get; set; } = [];

    /// <summary>Why it loads nothing; null: it does.</summary>
    public string? RefusesToLoad { get; set; }

    public HeldContainers Made { get; } = new();

    public IContainers Containers => new BreakingContainers(Made, Breakpoints);

    public IImageTransfers Transfers => new HeldTransfers(_images, Breakpoints);

    public EngineFacts Facts => Some.Run().Engine with { IsPrivate = true };

    /// <summary>What it holds of runs: images and containers that carry a label, and names beside a pulled image's own.</summary>
    public IEnumerable<string> Held =>
    [
        .. _images.OfRuns,
        .. Made.Containers.Keys,
    ];

    public Task<BuildOutcome> Build(BuildRequest request, Action<string> tell, CancellationToken cancellationToken) => Breakpoints.Around(
        async () =>
        {
            if (Builds() is { } error)
                return new BuildOutcome(BuildStatus.Failed, TimeSpan.Zero, null, null, null, [], null, error, []);
            using var context = new MemoryStream();
            try
            {
                await request.Context.Write(context, cancellationToken);
            }
            catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
            {
                return new BuildOutcome(BuildStatus.Failed, TimeSpan.Zero, null, null, null, [], null, fault.Message, []);
            }

            var content = Convert.ToHexStringLower(SHA256.HashData(context.ToArray()));
            tell("[1/2] FROM busybox");
            time.Advance(TimeSpan.FromSeconds(10));
            var key = $"{request.Context.DockerfileName} {content}";
            var isCached = !request.NoCache && (_cache.Contains(key) || request.Options.CacheFrom.Count > 0);
            _cache.Add(key);
            var steps = Some.Steps().Select(step => step with
            {
                Cached = step.Keyword == "FROM" || (isCached && step.Number is not null),
                LogTail = step.Keyword == "RUN" && !isCached ? Prints : [],
            });
            var image = _images.Add(request, LayersOf?.Invoke(context.ToArray()) ?? [LayerOf(context.ToArray())]);
            return new BuildOutcome(BuildStatus.Built, TimeSpan.FromSeconds(10), null, null, null, [.. steps], image, null, []);
        },
        cancellationToken);

    public Task<EngineImage?> FindImage(string reference, CancellationToken cancellationToken) =>
        Breakpoints.Around(() => Task.FromResult(_images.Find(reference)), cancellationToken);

    public Task<T> ReadImage<T>(string imageId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        Breakpoints.Around(
        async () =>
        {
            await using var archive = new MemoryStream(_images.Of(imageId).Archive);
            return await read(archive, cancellationToken);
        },
        cancellationToken);

    public Task<CarriedFile?> ReadFile(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken) =>
        throw new NotSupportedException("No build of these runs leaves a file for another.");

    public Task<string?> Pull(string reference, CancellationToken cancellationToken) => Breakpoints.Around(
        () =>
        {
            _images.Keep(reference, new HeldImage([], new Dictionary<string, string>(), []) { DiffIds = PulledDiffIds });
            return Task.FromResult<string?>(null);
        },
        cancellationToken);

    public Task Import(
        string reference,
        IReadOnlyDictionary<string, string> labels,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) =>
        throw new NotSupportedException("These runs pull their parents.");

    public Task<string?> Load(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => Breakpoints.Around(
        async () =>
        {
            if (RefusesToLoad is { } refusal)
                return refusal;
            using var archive = new MemoryStream();
            await write(archive, cancellationToken);
            var (id, image) = LoadedImage.Read(archive.ToArray());
            _images.Keep(id, image);
            return null;
        },
        cancellationToken);

    public Task<IReadOnlyList<RunLabel>> FindRuns(CancellationToken cancellationToken) => Breakpoints.Around(
        () => Task.FromResult<IReadOnlyList<RunLabel>>(
            [.. _images.Runs
                .Concat(Made.Containers.Values.Select(labels => labels.GetValueOrDefault(RunLabel.ContainerName)).OfType<string>())
                .Distinct()
                .Select(value => new RunLabel(value))]),
        cancellationToken);

    public Task<IReadOnlyList<string>> RemoveAll(RunLabel label, CancellationToken cancellationToken) => Breakpoints.Around(
        () =>
        {
            RemoveMarked(label);
            _images.RemoveAll(label);
            return Task.FromResult<IReadOnlyList<string>>([]);
        },
        cancellationToken);

    public Task RemoveContainers(RunLabel label, CancellationToken cancellationToken) => Breakpoints.Around(
        () =>
        {
            RemoveMarked(label);
            return Task.CompletedTask;
        },
        cancellationToken);

    public Task RemoveSuperseded(string? imageId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("These runs make no parents.");

    public Task PruneBuildCache(CancellationToken cancellationToken) => Breakpoints.Around(
        () =>
        {
            _cache.Clear();
            return Task.CompletedTask;
        },
        cancellationToken);

    private void RemoveMarked(RunLabel label)
    {
        foreach (var (id, _) in Made.Containers.Where(one => one.Value.GetValueOrDefault(RunLabel.ContainerName) == label.Value).ToList())
            Made.Containers.Remove(id);
    }
}
