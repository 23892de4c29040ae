namespace ImageBench.Model.Scenarios;

/// <summary>A program that answers HTTP: the port that it listens on, and the requests to send there, in order. At least one.</summary>
internal sealed record HttpCheck(int Port, IReadOnlyList<CheckRequest> Requests, TimeSpan Timeout) : CheckSpec(Timeout);
