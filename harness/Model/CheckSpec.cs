namespace ImageBench.Model;

/// <summary>How to see from outside that the image works: an HTTP port and the requests to send there, in order.</summary>
internal sealed record CheckSpec(int Port, TimeSpan Timeout, IReadOnlyList<CheckRequest> Requests);
