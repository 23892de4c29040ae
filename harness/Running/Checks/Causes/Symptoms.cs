using System.Net;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Checks.Causes;

/// <summary>
/// What shows of a container that does not do what it should. <c>Refusal</c> is why the engine did not start it; <c>SilentPort</c> is one
/// that was asked and did not answer; <c>Listeners</c> null: not to be seen from here; <c>Interpreter</c> is what should run the
/// program that could not be executed.
/// </summary>
internal sealed record Symptoms(
    string? Refusal, ContainerState? State, ContainerLog Log, int? SilentPort, IReadOnlyList<IPEndPoint>? Listeners, string? Interpreter);
