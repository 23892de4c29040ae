using Docker.DotNet;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.Classic;
using ImageBench.Engine.Wire;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Engine;

/// <summary>The builds of one engine, each on the way that its builder takes.</summary>
internal sealed class DockerBuilds(
    DockerClient client, BuilderDoor door, EngineFacts facts, Leftovers leftovers, EngineHealth health, TimeProvider time)
{
    /// <summary>Notes what the build may leave, and asks the engine how it is where the build failed.</summary>
    public async Task<BuildOutcome> Run(BuildRequest request, Action<string> tell, CancellationToken cancellationToken)
    {
        if (request.Builder != Builder.BuildKit)
            await leftovers.Steps.RememberWhatWasThere(cancellationToken);
        var way = await Way(request, cancellationToken);
        var hidden = new HiddenWords(request.Secrets.Values, request.Arguments);
        var call = new BuildCall(way, request.Timeout, hidden, time)
        {
            Refusal = OptionLimits.Refusal(request.Options, request.Builder, way.Name, facts.Version),
        };
        var outcome = await call.Run(step => tell(hidden.Hide(step)), cancellationToken);
        leftovers.Steps.Add(way.Log.Trace switch
        {
            ClassicTrace classic => classic.ImageIds,
            BuildahTrace buildah => buildah.ImageIds,
            _ => [],
        });
        await health.Judge(outcome, cancellationToken);
        return outcome;
    }

    private async Task<IBuildWay> Way(BuildRequest request, CancellationToken cancellationToken)
    {
        // A private engine has no way out through its bridge (it leaves the host's firewall alone), so its builds use the host's network.
        // BuildKit has no word for the network that it gives by itself.
        var networkMode = request.Options.Network is { } asked ? (asked == "default" ? null : asked) : facts.IsPrivate ? "host" : null;
        return request is { Builder: Builder.BuildKit, Context.Folders: { } folders } && await door.Open(cancellationToken) is { } link
            ? new SessionBuild(
                link,
                request,
                folders,
                new BuildPlace(BuildOutput.InStore(request.Tag)) { NetworkMode = networkMode, HostGateway = link.HostGateway },
                time)
            : new TarBuild(client, request, networkMode);
    }
}
