using ImageBench.Model.Options;

namespace ImageBench.Model.Scenarios;

/// <summary>One Dockerfile of a scenario, with its target and build arguments. <c>DockerfilePath</c> is absolute.</summary>
internal sealed record Variant(
    string Name,
    string DockerfilePath,
    string? Target,
    IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>
    /// The builds that come before its own, in order, each of which leaves files for the next one's context. As a rule there are none.
    /// </summary>
    public IReadOnlyList<EarlierBuild> Before { get; init; } = [];

    /// <summary>The Dockerfile that somebody wrote, where what is built is that one on other parents; null: it is built itself.</summary>
    public string? WrittenPath { get; init; }

    /// <summary>What each of its builds is given.</summary>
    public BuildOptions Options { get; init; } = BuildOptions.None;

    /// <summary>
    /// The image that it is, where it is measured and not built: such a variant has no Dockerfile, and no builds. A name on the engine or
    /// in a registry, or the absolute path of an archive or a layout folder.
    /// </summary>
    public string? Image { get; init; }

    /// <summary>Of several images in that archive or folder: the one of that name or digest.</summary>
    public string? ImageMember { get; init; }

    /// <summary>Whether its image lies in an archive or a folder of the scenario.</summary>
    public bool HasStoredImage => Path.IsPathRooted(Image);

    /// <summary>All its builds in order, its own being the last, each as a variant of one build.</summary>
    public IReadOnlyList<Variant> Builds => Image is not null
        ? []
        :
        [
            .. Before.Select(earlier => new Variant(Name, earlier.DockerfilePath, earlier.Target, earlier.Arguments) { Options = Options }),
            this with { Before = [] },
        ];
}
