namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>A file of a scenario folder that is a Dockerfile by its name, and the variant that the name gives.</summary>
internal sealed record DockerfileName(string Variant, string File)
{
    /// <summary>The variant of a file that is named <c>Dockerfile</c> and nothing more: it is the one that <c>docker build</c> takes by default.</summary>
    public const string PlainVariant = "default";

    private const string Word = "Dockerfile";

    /// <summary>Reads both habits, <c>Dockerfile.NAME</c> and <c>NAME.Dockerfile</c>; null for a file that is no Dockerfile.</summary>
    public static DockerfileName? Of(string file)
    {
        if (file == Word)
            return new DockerfileName(PlainVariant, file);
        if (file.EndsWith(".dockerignore", StringComparison.Ordinal))
            return null;
        if (file.StartsWith(Word + ".", StringComparison.Ordinal))
            return new DockerfileName(file[(Word.Length + 1)..], file);
        return file.EndsWith("." + Word, StringComparison.Ordinal) ? new DockerfileName(file[..^(Word.Length + 1)], file) : null;
    }
}
