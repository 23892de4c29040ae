using ImageBench.Model;

namespace ImageBench.Running;

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
