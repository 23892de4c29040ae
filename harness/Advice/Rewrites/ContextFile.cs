using ImageBench.Model;

namespace ImageBench.Advice.Rewrites;

/// <summary>
/// A file of a build context. <c>IsSent</c>: the ignore file keeps it. <c>Text</c> is known of few, see
/// <see cref="ContextFacts.WantedTexts"/>.
/// </summary>
internal sealed record ContextFile(string Path, ByteSize Length, bool IsSent = true, string? Text = null);
