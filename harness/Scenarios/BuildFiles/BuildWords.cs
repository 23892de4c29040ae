namespace ImageBench.Scenarios.BuildFiles;

/// <summary>What the keys of a build are called in a file of another tool; the rest of what they mean is the same.</summary>
internal sealed record BuildWords(
    string Contexts, string Secrets, string Hosts, string Memory, string CacheFrom, IReadOnlyList<string> SayNothing, string[] Refused)
{
    /// <summary>As the Compose specification has them.</summary>
    public static BuildWords OfCompose { get; } = new(
        "additional_contexts",
        "secrets",
        "extra_hosts",
        "shm_size",
        "cache_from",
        ["cache_to", "tags", "no_cache", "no_cache_filter", "pull", "provenance", "sbom"],
        ["dockerfile_inline", "privileged", "entitlements", "isolation"]);

    /// <summary>As <c>docker buildx bake --print</c> writes them.</summary>
    public static BuildWords OfBake { get; } = new(
        "contexts",
        "secret",
        "extra-hosts",
        "shm-size",
        "cache-from",
        [
            "cache-to", "tags", "no-cache", "no-cache-filter", "pull", "attest", "output", "annotations", "description", "call", "name",
            "inherits",
        ],
        ["dockerfile-inline", "entitlements"]);
}
