namespace ImageBench.Advice.Rewrites;

/// <summary>How a container of an image starts by itself, as its config says. <c>Environment</c> holds NAME=VALUE.</summary>
internal sealed record ImageStart(
    string User,
    IReadOnlyList<string> Entrypoint,
    IReadOnlyList<string> Command,
    string WorkingDirectory,
    IReadOnlyList<string> Ports,
    IReadOnlyList<string> Environment);
