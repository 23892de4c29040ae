using ImageBench.Model;

namespace ImageBench.Statistics.Judging;

/// <summary>A line of an ignore file, and what it keeps from being sent.</summary>
internal sealed record IgnoredPattern(string Pattern, int Files, ByteSize Bytes)
{
    /// <summary>Its share of the time that sending took; null: not known.</summary>
    public TimeSpan? Upload { get; init; }

    /// <summary>
    /// With its time, of a build in which <paramref name="sent"/> took so long. One that sent less than this holds was not sent all.
    /// </summary>
    public IgnoredPattern Timed(ByteSize? sent, TimeSpan? upload) => sent is { Bytes: > 0 } all && upload is { } took && all >= Bytes
        ? this with { Upload = took * ((double)Bytes.Bytes / all.Bytes) }
        : this;
}
