using ImageBench.Model;

namespace ImageBench.Advice.Rewrites;

/// <summary>What a rewrite is after.</summary>
internal enum RewriteAim
{
    /// <summary>Bytes of the image.</summary>
    [Word("size")]
    Size,

    /// <summary>Time of a build after a change.</summary>
    [Word("time")]
    Time,

    [Word("size-and-time")]
    SizeAndTime,
}
