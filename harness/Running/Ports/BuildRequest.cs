using ImageBench.Model.Builds;

namespace ImageBench.Running.Ports;

/// <summary>One build to ask of an engine. <c>Tag</c> is null for the builds of a run: they are known by their image id.</summary>
internal sealed record BuildRequest(
    PackedContext Context,
    Builder Builder,
    bool NoCache,
    string? Target,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyDictionary<string, string> Labels,
    string? Tag,
    TimeSpan Timeout);
