using System.CommandLine;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Benchmarks.Contexts;

/// <summary>
/// A build as the harness makes it, in a process of its own: the context listed, packed and sent. It tells its peak memory. What it makes
/// carries the label that the Dockerfile gives.
/// </summary>
internal static class ContextBuild
{
    private const string Name = "child-context";

    public static MeasuredCommand Child(string engine, string folder, Builder builder, string image) =>
        MeasuredCommand.Self(Name, engine, folder, builder.Word(), image);

    public static Command Command(TimeProvider time)
    {
        var (engine, folder, builder) = (new Argument<string>("engine"), new Argument<string>("folder"), new Argument<string>("builder"));
        var image = new Argument<string>("image");
        var command = new Command(Name) { engine, folder, builder, image };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var docker = await DockerEngine.Connect(
                EngineAddress.Parse(parsed.GetRequiredValue(engine)), isPrivate: false, time, cancellationToken);
            var outcome = await Build(
                docker,
                parsed.GetRequiredValue(folder),
                Words.Find<Builder>(parsed.GetRequiredValue(builder))!.Value,
                parsed.GetRequiredValue(image),
                cancellationToken);
            if (outcome.Status != BuildStatus.Built)
                throw new Fault(ExitCode.BadInput, $"The build {outcome.Status.Word()}: {outcome.Error}");
            PeakMemory.Tell();
        });
        return command;
    }

    private static Task<BuildOutcome> Build(
        DockerEngine docker, string folder, Builder builder, string image, CancellationToken cancellationToken)
    {
        var context = BuildContext.List(folder, Path.Combine(folder, "Dockerfile"), edit: null, cancellationToken);
        var request = new BuildRequest(
            context,
            builder,
            NoCache: true,
            Target: null,
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            Tag: image,
            TimeSpan.FromMinutes(30));
        return docker.Build(request, _ => { }, cancellationToken);
    }
}
