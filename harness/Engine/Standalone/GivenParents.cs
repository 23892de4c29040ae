using System.Collections.Concurrent;
using System.Text;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.BuildKit.Blobs;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// Parent images that the engine beside a builder has: the builder is given them by the session, as buildx gives it images of a folder in
/// OCI layout, and asks no registry for them.
/// </summary>
internal sealed class GivenParents(IEngine engine, string folder) : IDisposable
{
    private const string HubLibrary = "docker.io/library/";
    private const string Hub = "docker.io/";
    private const string Latest = ":latest";

    private readonly ConcurrentDictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SavedImage> _saved = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<EngineImage?> Find(string reference, CancellationToken cancellationToken)
    {
        var image = await engine.FindImage(reference, cancellationToken);
        if (image is not null)
            _found[reference] = image.Id;
        return image;
    }

    /// <summary>
    /// The place with the images that a build may name: those that were looked for and found, and whose names stand in its arguments or its
    /// Dockerfile. <paramref name="fetch"/> has a new one fetched and unpacked by the builder.
    /// </summary>
    public async Task<BuildPlace> AddTo(
        BuildPlace place, BuildRequest request, Func<string, BuildPlace, Task> fetch, CancellationToken cancellationToken)
    {
        var said = Said(request, cancellationToken);
        List<string> wanted = [.. _found.Keys.Where(name => said.Contains(name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var name in wanted.Where(name => !_saved.ContainsKey(name)))
            {
                _saved[name] = await SavedImage.Read(engine, _found[name], folder, cancellationToken);
                await fetch(name, With(place with { Output = null }, [name]));
            }

            return With(place, wanted);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var saved in _saved.Values)
            saved.Dispose();
        _turn.Dispose();
    }

    /// <summary>A name as frontends look it up.</summary>
    public static string Familiar(string reference)
    {
        var name = reference.StartsWith(HubLibrary, StringComparison.Ordinal) ? reference[HubLibrary.Length..]
            : reference.StartsWith(Hub, StringComparison.Ordinal) ? reference[Hub.Length..]
            : reference;
        return name.EndsWith(Latest, StringComparison.Ordinal) ? name[..^Latest.Length] : name;
    }

    private BuildPlace With(BuildPlace place, IEnumerable<string> names)
    {
        // By the content: the same image is the same to the builder in each of its builds.
        var given = names.Select(name => (Name: Familiar(name), Store: StoreOf(_saved[name]), Image: _saved[name])).ToList();
        return place with
        {
            Images = given.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => $"oci-layout://{one.Store}@{one.Image.Digest}"),
            Stores = given.DistinctBy(one => one.Store).ToDictionary(one => $"oci:{one.Store}", IBlobStore (one) => one.Image),
        };
    }

    private static string StoreOf(SavedImage image) => "imagebench-" + image.Digest["sha256:".Length..][..12];

    private static string Said(BuildRequest request, CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        foreach (var value in request.Arguments.Values)
            said.Append(value).Append('\n');
        var folders = request.Context.Folders!;
        var dockerfile = folders.Dockerfile.FirstOrDefault(item => item.Path == folders.DockerfileName);
        if (dockerfile is not null)
        {
            using var reader = new StreamReader(dockerfile.Open(cancellationToken));
            said.Append(reader.ReadToEnd());
        }

        return said.ToString();
    }
}
