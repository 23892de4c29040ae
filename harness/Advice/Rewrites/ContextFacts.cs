namespace ImageBench.Advice.Rewrites;

/// <summary>
/// A build context: its files by their paths (with slashes, from its root), whether they are sent or not, and the text of its ignore file
/// (null: there is none).
/// </summary>
internal sealed record ContextFacts(IReadOnlyList<ContextFile> Files, string? IgnoreFile)
{
    private readonly Dictionary<string, ContextFile> _byPath = Files
        .GroupBy(file => file.Path, StringComparer.Ordinal)
        .ToDictionary(files => files.Key, files => files.First(), StringComparer.Ordinal);

    /// <summary>Names of files of which rewrites want the text, in whatever folder.</summary>
    public static IReadOnlyList<string> WantedTexts { get; } =
    [
        "package.json", "package-lock.json", ".npmrc", ".yarnrc.yml", "requirements.txt", "go.mod", "go.work", "*.go", "Cargo.toml",
        "Cargo.lock", "*.rs", ".cargo/config.toml", "pom.xml", "*.java", "*.c", "*.h", "*.csproj", "Directory.Build.props",
        "Directory.Packages.props", "global.json", "*.py", "*.js", "*.mjs", "*.cjs",
    ];

    /// <summary>Folders of a context whose files are not read, whatever their names.</summary>
    public static IReadOnlyList<string> InstalledFolders { get; } = ["node_modules", "site-packages", ".venv", "venv", ".git"];

    /// <summary>Whether that text is all there is: not where there is an ignore file that cannot be read as text.</summary>
    public bool IsIgnoreFileKnown { get; init; } = true;

    public ContextFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The text of a file; null: there is no such file, or its text is not known.</summary>
    public string? Text(string path) => Find(path)?.Text;
}
