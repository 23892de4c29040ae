using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>A parent image's build argument as scenario.yaml gives it, with its image in each base set.</summary>
internal sealed record ParentEntry(Placed<string> Argument, Placed<string>? Hub, Placed<string>? Debian);
