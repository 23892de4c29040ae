namespace ImageBench.Engine.BuildKit;

/// <summary>What becomes of a build's image: BuildKit's name of the exporter, its attributes, and where its archive goes.</summary>
internal sealed record BuildOutput(string Type, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Gets the archive; null where the exporter makes none.</summary>
    public Stream? Target { get; init; }

    /// <summary>Into the image store of the engine that BuildKit is part of.</summary>
    public static BuildOutput InStore(string? tag) => new("moby", Named(tag));

    /// <summary>An image that is made, layers packed as registries hold them, and told by its digest.</summary>
    public static BuildOutput Made() => new("image", AsEnginesMake());

    /// <summary>The archive of that image, as OCI writes one.</summary>
    public static BuildOutput Archive(Stream target) => new("oci", AsEnginesMake()) { Target = target };

    /// <summary>The archive of an image as every engine loads it.</summary>
    public static BuildOutput Loadable(string? tag, Stream target) => new("docker", Named(tag)) { Target = target };

    /// <summary>The image's files, without its layers.</summary>
    public static BuildOutput Files(Stream target) => new("tar", Named(null)) { Target = target };

    // The words that engines use in a manifest: with OCI's, which are shorter, the same image would be some bytes smaller.
    private static Dictionary<string, string> AsEnginesMake() => new() { ["oci-mediatypes"] = "false" };

    private static Dictionary<string, string> Named(string? tag) => tag is null ? [] : new() { ["name"] = tag };
}
