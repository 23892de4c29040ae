using ImageBench.Model;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// A package that came, went or has another version (null: not on that side), with the change of its files (null: not known).
/// </summary>
internal sealed record PackageOutcome(string Manager, string Name, string? BaseVersion, string? HeadVersion, ByteSize? Change);
