namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>A file of a scenario folder that is a Dockerfile by its name, and the variant that the name gives.</summary>
internal sealed record DockerfileName(string Variant, string File)
{
    /// <summary>
    /// The variant of a file that is named <c>Dockerfile</c> or <c>Containerfile</c> and nothing more: it is the one that a build takes by
    /// default.
    /// </summary>
    public const string PlainVariant = "default";

    private static readonly string[] Plain = ["Dockerfile", "Containerfile"];
    private static readonly string[] Beginnings = ["Dockerfile.", "Dockerfile-", "Containerfile.", "Containerfile-"];
    private static readonly string[] Ends = [".Dockerfile", ".Containerfile"];

    // What editors, merges and patches leave beside a file, and what one is made from; an ignore file is named after its Dockerfile.
    private static readonly string[] Leftovers =
    [
        "~", ".orig", ".rej", ".bak", ".backup", ".swp", ".swo", ".swn", ".kate-swp", ".save", ".tmp", ".dockerignore", ".containerignore",
        ".j2", ".jinja", ".jinja2", ".tmpl", ".tpl", ".gotmpl", ".template", ".erb", ".mustache", ".hbs", ".ejs", ".m4", ".in",
    ];

    /// <summary>
    /// Reads all habits of naming them, in any case (builders take dockerfile too); null for a file that is no Dockerfile.
    /// </summary>
    public static DockerfileName? Of(string file)
    {
        if (Plain.Contains(file, StringComparer.OrdinalIgnoreCase))
            return new DockerfileName(PlainVariant, file);
        if (file.StartsWith('.') || file.StartsWith('#') || IsLeftover(file))
            return null;
        if (Array.Find(Beginnings, begin => file.StartsWith(begin, StringComparison.OrdinalIgnoreCase)) is { } beginning)
            return new DockerfileName(file[beginning.Length..], file);
        var ending = Array.Find(Ends, end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return ending is null ? null : new DockerfileName(file[..^ending.Length], file);
    }

    /// <summary>What a file that is none by its name would have to be named, where somebody may have meant it as one; else null.</summary>
    public static string? Meant(string file)
    {
        if (Of(file) is not null || IsLeftover(file))
            return null;
        foreach (var word in Plain)
        {
            if (!file.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;
            var name = file[word.Length..].TrimStart('.', '-', '_');
            return name.Length == 0 ? "Dockerfile" : $"Dockerfile.{name}";
        }

        return null;
    }

    // Of several ones of a file each has a number behind it.
    private static bool IsLeftover(string file)
    {
        var bare = file.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var word = bare.Length < file.Length && bare.EndsWith('.') ? bare[..^1] : file;
        return Leftovers.Any(end => word.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }
}
