using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Checks.Causes;

/// <summary>Looks at a container that failed its check, before it is removed.</summary>
internal static class Diagnosis
{
    /// <summary>Of a container that the engine started.</summary>
    public static async Task<CheckFailure> Make(
        IContainers containers, string id, int? silentPort, string asked, string came, CancellationToken cancellationToken)
    {
        var state = await containers.Inspect(id, cancellationToken);
        var log = await containers.ReadLog(id, cancellationToken);
        var listeners = state.IsRunning ? await containers.FindListeners(id, cancellationToken) : null;
        var interpreter = LikelyCause.ProgramThatCannotBeRun(log) is { } program
            ? await containers.FindInterpreter(id, program, cancellationToken)
            : null;
        return Failure(asked, came, new Symptoms(null, state, log, silentPort, listeners, interpreter));
    }

    /// <summary>Of one that it did not.</summary>
    public static CheckFailure OfRefusal(string refusal) =>
        Failure(
            "the container, to start",
            $"the engine refused: {refusal.TrimEnd('.')}",
            new Symptoms(refusal, null, new ContainerLog("", ""), null, null, null));

    private static CheckFailure Failure(string asked, string came, Symptoms symptoms) =>
        new(asked, came, LikelyCause.Of(symptoms), symptoms.Log.LastLines);
}
