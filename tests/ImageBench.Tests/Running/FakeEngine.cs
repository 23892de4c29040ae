using System.Text;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running;

/// <summary>
/// An engine that costs nothing: builds end as the test says, each takes ten seconds of a clock that stands still otherwise.
/// </summary>
internal sealed class FakeEngine(FakeTimeProvider time) : IEngine
{
    public static readonly TimeSpan BuildTime = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan TakeTime = TimeSpan.FromSeconds(2);

    /// <summary>The size of a context that is sent as it is on disk.</summary>
    public static readonly ByteSize Unchanged = new(99);

    private readonly Dictionary<string, byte[]> _archives = [];
    private readonly HashSet<string> _cache = [];
    private int _builds;

    /// <summary>Everything that was asked, in order, as short sentences; a test may add its own events.</summary>
    public List<string> Calls { get; } = [];

    public List<BuildRequest> Requests { get; } = [];

    public List<DateTimeOffset> BuildsBegan { get; } = [];

    /// <summary>How a build ends. It may throw what an engine that dies throws, or cancel the test's own token.</summary>
    public Func<FakeBuild, BuildStatus> Ends { get; init; } = _ => BuildStatus.Built;

    public Action<string> BeforeRead { get; init; } = _ => { };

    public Dictionary<string, EngineImage> Images { get; } = [];

    /// <summary>What its registry has; anything else is refused.</summary>
    public HashSet<string> Registry { get; init; } = [];

    public FakeContainers Started { get; } = new();

    public IContainers Containers => Started;

    /// <summary>None where the test moves no image.</summary>
    public FakeTransfers? Moved { get; set; }

    public IImageTransfers Transfers => Moved ?? throw new NotSupportedException("No image is moved here.");

    public bool IsPrivate { get; init; }

    public EngineFacts Facts => Some.Run().Engine with { IsPrivate = IsPrivate, Product = Product };

    public string Product { get; init; } = EngineFacts.Docker;

    public Task<BuildOutcome> Build(BuildRequest request, Action<string> tell, CancellationToken cancellationToken)
    {
        var build = new FakeBuild(Path.GetExtension(request.Context.DockerfileName)[1..], request.Builder, request.NoCache, ++_builds);
        Calls.Add($"build {build.Variant} {build.Builder.Word()}{(build.NoCache ? " cold" : "")}");
        Requests.Add(request);
        BuildsBegan.Add(time.GetUtcNow());
        tell("[1/1] FROM scratch");
        var status = Ends(build);
        var steps = Steps(build, request.Context.Size == Unchanged);
        time.Advance(BuildTime);
        if (cancellationToken.IsCancellationRequested)
            status = BuildStatus.Cancelled;
        var imageId = status == BuildStatus.Built ? AddImage($"{build.Variant} {build.Builder.Word()}") : null;
        return Task.FromResult(
            new BuildOutcome(status, BuildTime, null, null, null, steps, imageId, status == BuildStatus.Failed ? "it failed" : null, []));
    }

    public Task<EngineImage?> FindImage(string reference, CancellationToken cancellationToken) =>
        Task.FromResult(Images.GetValueOrDefault(reference));

    public async Task<T> ReadImage<T>(string imageId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        BeforeRead(imageId);
        Calls.Add("read " + Images[imageId].Digest);
        time.Advance(TimeSpan.FromMinutes(1));
        cancellationToken.ThrowIfCancellationRequested();
        await using var archive = new MemoryStream(_archives[imageId]);
        return await read(archive, cancellationToken);
    }

    /// <summary>The files that its images have, by image and path as in "build /app".</summary>
    public Dictionary<string, string> Files { get; init; } = [];

    public Task<CarriedFile?> ReadFile(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken)
    {
        Calls.Add($"take {path} of {Images[imageId].Digest} labelled {string.Join(' ', labels.Values)}");
        time.Advance(TakeTime);
        var text = Files.GetValueOrDefault($"{Images[imageId].Digest!.Split(' ')[0]} {path}");
        if (text is null)
            return Task.FromResult<CarriedFile?>(null);
        target.Add(Encoding.UTF8.GetBytes(text));
        return Task.FromResult<CarriedFile?>(
            new CarriedFile(path, target.Length, target.Digest, UnixFileMode.UserRead | UnixFileMode.UserExecute, target.Open));
    }

    public Task<string?> Pull(string reference, CancellationToken cancellationToken)
    {
        Calls.Add("pull " + reference);
        if (!Registry.Contains(reference))
            return Task.FromResult<string?>($"pull access denied for {reference}.");
        Have(reference);
        return Task.FromResult<string?>(null);
    }

    public Task Import(
        string reference,
        IReadOnlyDictionary<string, string> labels,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) =>
        throw new NotSupportedException("No test of the runner imports.");

    public Task<string?> Load(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No image is loaded here.");

    public Task<IReadOnlyList<RunLabel>> FindRuns(CancellationToken cancellationToken) =>
        throw new NotSupportedException("No test of the runner looks for runs.");

    public Task RemoveContainers(RunLabel label, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The runner removes no containers.");

    public Task<IReadOnlyList<string>> RemoveAll(RunLabel label, CancellationToken cancellationToken)
    {
        Calls.Add("remove all of " + label.Value);
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    public Task RemoveSuperseded(string? imageId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The runner makes no parents.");

    public Task PruneBuildCache(CancellationToken cancellationToken)
    {
        Calls.Add("prune");
        Prune();
        return Task.CompletedTask;
    }

    /// <summary>Empties the cache behind the runner's back.</summary>
    public void Prune() => _cache.Clear();

    public void Have(string reference) =>
        Images[reference] = new EngineImage(
            "sha256:" + reference,
            "registry/" + reference,
            ["sha256:layer of " + reference],
            new ByteSize(7),
            new Dictionary<string, string>());

    // As a real one: what was built before and has not changed comes from the cache, unless none may be used.
    private IReadOnlyList<Step> Steps(FakeBuild build, bool isUnchanged)
    {
        var cached = !build.NoCache && isUnchanged && !_cache.Add($"{build.Variant} {build.Builder.Word()}");
        if (build.NoCache)
            _cache.Add($"{build.Variant} {build.Builder.Word()}");
        return [.. Some.Steps().Select(step => step with { Cached = step.Keyword == "FROM" || (cached && step.Number is not null) })];
    }

    // The same variant gives the same image each time, as a real engine's cached build does.
    private string AddImage(string name)
    {
        var image = new ArchiveBuilder { User = name }.Layer(new TarBytes().File("app", 1000).End());
        _archives[image.ConfigDigest] = image.Legacy();
        Images[image.ConfigDigest] = new EngineImage(image.ConfigDigest, name, [], new ByteSize(1234), new Dictionary<string, string>());
        return image.ConfigDigest;
    }
}
