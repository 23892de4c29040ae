using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>A run that several machines share, as a file for those who start them says it. <c>Options</c> are those of the run.</summary>
internal sealed record FleetRequest(int Shards, int Replicates, IReadOnlyList<string> Options)
{
    /// <summary>The options as a shell takes them, each as it was typed.</summary>
    public string Shell => string.Concat(Options.Select(option => " " + PastedWord.Quoted(option)));

    /// <summary>What names the machine's part, from the variables that the file sets: "--shard ... --replicate ...".</summary>
    public string Part => (HasShards ? " --shard \"$SHARD\"" : "") + (HasReplicates ? " --replicate \"$REPLICATE\"" : "");

    public bool HasShards => Shards > 1 || Replicates == 1;

    public bool HasReplicates => Replicates > 1;

    /// <summary>
    /// A sentence on an option that no such file can hold: a line would end in it, or the CI system would put in something of its own.
    /// </summary>
    public static string? Refusal(string option) =>
        PlainText.Line(option, int.MaxValue) != option
            ? $"'{PlainText.Line(option)}' has a line break or a control character, which no such file can hold: leave it out."
        : option.Contains("${{", StringComparison.Ordinal)
            ? $"'{option}' holds ${{{{, which GitHub would put something in for: leave it out."
        : null;
}
