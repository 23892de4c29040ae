using ImageBench.Engine.BuildKit;
using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// What a builder is asked for: builds, parents to be had, and once more what it built, as an archive that is read as it comes.
/// </summary>
internal sealed class BuilderSolves(BuilderLink builder, GivenParents? parents, string endpoint, TimeProvider time) : IDisposable
{
    private const string ConfigDigest = "containerimage.config.digest";

    /// <summary>A build whose image is made and told. What it needs of this machine's images is there before its clock starts.</summary>
    public async Task<SessionBuild> Prepare(BuildRequest request, CancellationToken cancellationToken)
    {
        var place = await Place(BuildOutput.Made(), request, cancellationToken);
        return new SessionBuild(builder, request, Folders(request), place, time);
    }

    public static BuiltImage Built(BuildRequest request, SessionBuild build) => new(request, build.Answer.GetValueOrDefault(ConfigDigest));

    /// <summary>Has a parent fetched and unpacked; the reason why it cannot be had, or null.</summary>
    public Task<string?> Fetch(string parent, CancellationToken cancellationToken) =>
        Fetch(parent, new BuildPlace(Output: null), cancellationToken);

    /// <summary>Writes what the exporter makes of an image that was built. A <see cref="Fault"/> where it is another image now.</summary>
    public async Task Export(
        BuiltImage image, Func<Stream, BuildOutput> output, Stream target, CancellationToken cancellationToken)
    {
        // A cache that lies in the image is part of it; the others are exported already.
        var inImage = image.Request.Options.CacheTo.Where(cache => cache.Type == CachePlace.Inline);
        var request = image.Request with { NoCache = false, Options = image.Request.Options with { CacheTo = [.. inImage] } };
        var place = await Place(output(target), request, cancellationToken);
        var build = new SessionBuild(builder, request, Folders(request), place, time);
        await build.Run(_ => { }, () => TimeSpan.Zero, cancellationToken);
        if (build.Log.Error is { } error)
            throw Lost($"it says: {PlainText.Short(error, 300).TrimEnd('.')}");
        if (image.ConfigDigest is { } was && build.Answer.GetValueOrDefault(ConfigDigest) is { } now && was != now)
            throw Lost("it made another one, since steps of it were gone from its cache or files of the context have changed");
    }

    public void Dispose()
    {
        parents?.Dispose();
        builder.Dispose();
    }

    private Fault Lost(string why) => new(
        ExitCode.NoEngine,
        $"The BuildKit at {endpoint} was asked for an image that it had just built, to read it, and {why}. Run again, with more room for "
            + "its build cache if that is what it lacks.");

    private async Task<BuildPlace> Place(BuildOutput? output, BuildRequest request, CancellationToken cancellationToken)
    {
        // BuildKit has no word for the network that it gives by itself.
        var place = new BuildPlace(output)
        {
            NetworkMode = request.Options.Network is { } asked and not "default" ? asked : null,
            HostGateway = builder.HostGateway,
        };
        return parents is null
            ? place
            : await parents.AddTo(place, request, (name, given) => Fetch(name, given, cancellationToken), cancellationToken);
    }

    private async Task<string?> Fetch(string parent, BuildPlace place, CancellationToken cancellationToken)
    {
        var request = ParentDockerfile.RequestFor(parent);
        var build = new SessionBuild(builder, request, Folders(request), place, time);
        await build.Run(_ => { }, () => TimeSpan.Zero, cancellationToken);
        return build.Log.Error;
    }

    private static ContextFolders Folders(BuildRequest request) => request.Context.Folders
        ?? throw new InvalidOperationException("a context that is a tar alone is none for a BuildKit by itself");
}
