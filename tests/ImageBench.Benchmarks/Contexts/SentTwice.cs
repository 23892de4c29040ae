using ImageBench.Benchmarks.Processes;

namespace ImageBench.Benchmarks.Contexts;

/// <summary>A context sent to a builder that has nothing of it, and sent again after one file of it has changed.</summary>
internal sealed record SentTwice(CommandRun First, CommandRun Again);
