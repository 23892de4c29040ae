using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Contexts;

/// <summary>What Dockerfiles take of a context, of which there may be several: its ignore file holds for all of them.</summary>
internal static class TakenContext
{
    private static readonly string[] Beginnings = ["Dockerfile", "Containerfile"];

    /// <summary>Whether a step takes the whole folder, and so what nobody named.</summary>
    public static bool IsWhole(DockerfileSource text) => Sources(text).Any(source => source is "." or "./" or "/" or "*");

    /// <summary>Whether a step takes a folder of that name by its name, or something in it, wherever it lies.</summary>
    public static bool Names(DockerfileSource text, string folder) => Sources(text).Any(source =>
        $"/{source.TrimEnd('/')}/".Contains($"/{folder}/", StringComparison.Ordinal));

    /// <summary>
    /// The texts of the Dockerfiles that are built with this context, as far as can be known: those at its root, and in folders that are
    /// called after them. Null: one of them is not known.
    /// </summary>
    public static IReadOnlyList<DockerfileSource>? Dockerfiles(ContextFacts context)
    {
        var files = context.Files.Where(file => IsDockerfile(file.Path)).ToList();
        return files.Exists(file => file.Text is null) ? null : files.ConvertAll(file => DockerfileSource.Parse(file.Text!));
    }

    private static IEnumerable<string> Sources(DockerfileSource text) => text.Instructions
        .Where(part => part.Word is "COPY" or "ADD" && !part.Line!.FlagValues("from").Any())
        .SelectMany(part => (JsonWords.Read(part.Rest) ?? part.Rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).SkipLast(1));

    private static bool IsDockerfile(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        return (Beginnings.Any(begin => name.StartsWith(begin, StringComparison.Ordinal))
                || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase))
            && !name.EndsWith(".dockerignore", StringComparison.Ordinal)
            && parts.SkipLast(1).All(folder => folder.Contains("docker", StringComparison.OrdinalIgnoreCase));
    }
}
