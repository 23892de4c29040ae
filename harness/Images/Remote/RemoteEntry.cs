using ImageBench.Images.Documents;

namespace ImageBench.Images.Remote;

/// <summary>One image that a name stands for, by its manifest's digest; its platform and its names as far as an index says them.</summary>
internal sealed record RemoteEntry(string Digest, OciPlatform? Platform, IReadOnlyList<string> Names);
