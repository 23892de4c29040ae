using ImageBench.Model;

namespace ImageBench.Statistics.Outcomes;

/// <summary>A file that changed: how, in a word, and its bytes (null: not on that side).</summary>
internal sealed record FileOutcome(string Path, string How, ByteSize? Base, ByteSize? Head)
{
    public ByteSize Change => new((Head?.Bytes ?? 0) - (Base?.Bytes ?? 0));
}
