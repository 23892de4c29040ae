using ImageBench.Model.Builds;
using ImageBench.Model.Options;

namespace ImageBench.Running.Ports;

/// <summary>One build to ask of an engine. <c>Tag</c>: the name that its image gets (null: none).</summary>
internal sealed record BuildRequest(
    PackedContext Context,
    Builder Builder,
    bool NoCache,
    string? Target,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyDictionary<string, string> Labels,
    string? Tag,
    TimeSpan Timeout)
{
    /// <summary>The run that asks: what a builder keeps of another's context is not met by this one's builds.</summary>
    public string Run { get; init; } = "";

    /// <summary>What else is asked of the builder; a way that cannot do all of it fails the build, and says so.</summary>
    public BuildOptions Options { get; init; } = BuildOptions.None;

    /// <summary>
    /// What <c>RUN --mount=type=secret</c> may read, by id. Never stored, never shown; only a builder that asks file by file can have them.
    /// </summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Secrets { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>The sockets of SSH agents that <c>RUN --mount=type=ssh</c> may talk to, by id ("default").</summary>
    public IReadOnlyDictionary<string, string> SshAgents { get; init; } = new Dictionary<string, string>();
}
