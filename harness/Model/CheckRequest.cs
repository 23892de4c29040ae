namespace ImageBench.Model;

/// <summary>One HTTP request of a check and the answer that it must get (<c>Json</c>: the body must be JSON).</summary>
internal sealed record CheckRequest(string Method, string Path, string? Body, int Status, bool Json);
