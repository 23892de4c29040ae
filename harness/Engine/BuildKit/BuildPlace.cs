using ImageBench.Engine.BuildKit.Blobs;

namespace ImageBench.Engine.BuildKit;

/// <summary>
/// What a build is given where it is made, beside what is asked of it. <c>Output</c> null: nothing is made of its result.
/// </summary>
internal sealed record BuildPlace(BuildOutput? Output)
{
    /// <summary>The network of all steps; null leaves them the builder's own.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The address of the machine that the builder runs on, where it tells it.</summary>
    public string? HostGateway { get; init; }

    /// <summary>
    /// Images that the builder is to use in place of a registry's, by their names in Dockerfiles: "oci-layout://STORE@DIGEST".
    /// </summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>Where their blobs are, by the names of the stores.</summary>
    public IReadOnlyDictionary<string, IBlobStore> Stores { get; init; } = new Dictionary<string, IBlobStore>();
}
