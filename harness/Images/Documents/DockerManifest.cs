namespace ImageBench.Images.Documents;

/// <summary>One image in the manifest.json of <c>docker save</c>: paths in the archive.</summary>
internal sealed record DockerManifest(string? Config, IReadOnlyList<string?>? RepoTags, IReadOnlyList<string?>? Layers);
