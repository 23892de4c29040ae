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

    /// <summary>Names of files of which rewrites want the text, in whatever folder; a star is what they begin or end with.</summary>
    public static IReadOnlyList<string> WantedTexts { get; } =
    [
        "package.json", "package-lock.json", ".npmrc", ".yarnrc.yml", "requirements.txt", "go.mod", "go.work", "*.go", "Cargo.toml",
        "Cargo.lock", "*.rs", ".cargo/config.toml", "pom.xml", "*.java", "*.c", "*.h", "*.csproj", "Directory.Build.props",
        "Directory.Build.targets", "Directory.Packages.props", "global.json", "*.cs", "*.py", "pyproject.toml", "setup.cfg", "uv.toml",
        "*.js", "*.mjs", "*.cjs", "*.ts", "*.gradle", "*.gradle.kts", "Makefile", "makefile", "GNUmakefile", "*.mk",
        "CMakeLists.txt", "*.cmake", "meson.build", "configure.ac", "*.sbt", "mix.exs", "*.gemspec", "Rakefile", "justfile", "Taskfile.yml",
        "*.sh", "Dockerfile*", "Containerfile*", "*.Dockerfile", "*.dockerfile",
    ];

    /// <summary>Folders of a context whose files are not read, whatever their names.</summary>
    public static IReadOnlyList<string> InstalledFolders { get; } = ["node_modules", "site-packages", ".venv", "venv", ".git"];

    /// <summary>Whether that text is all there is: not where there is an ignore file that cannot be read as text.</summary>
    public bool IsIgnoreFileKnown { get; init; } = true;

    /// <summary>
    /// The files that each line of an ignore file keeps from being sent and were: its pattern is a path, or a name in any folder
    /// ("**/name").
    /// </summary>
    public IReadOnlyDictionary<string, List<ContextFile>> LeftOutBy(IEnumerable<string> patterns)
    {
        var leftOut = patterns.Distinct(StringComparer.Ordinal)
            .ToDictionary(pattern => pattern, _ => new List<ContextFile>(), StringComparer.Ordinal);
        // Both are many where each project of a tree has its own: each file looks for its patterns, and no pattern goes through all files.
        foreach (var file in Files.Where(file => file.IsSent))
        {
            foreach (var pattern in Folders(file.Path).Concat(Names(file.Path)))
            {
                if (leftOut.TryGetValue(pattern, out var files))
                    files.Add(file);
            }
        }

        return leftOut;
    }

    /// <summary>The same with such an ignore file, whose new lines have these patterns.</summary>
    public ContextFacts With(string ignoreFile, IEnumerable<string> patterns)
    {
        var leftOut = LeftOutBy(patterns).Values.SelectMany(files => files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return new ContextFacts([.. Files.Select(file => leftOut.Contains(file.Path) ? file with { IsSent = false } : file)], ignoreFile);
    }

    public ContextFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The text of a file; null: there is no such file, or its text is not known.</summary>
    public string? Text(string path) => Find(path)?.Text;

    // The path, and those of the folders that hold it.
    private static IEnumerable<string> Folders(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
            yield return path[..end];
        yield return path;
    }

    private static IEnumerable<string> Names(string path) =>
        path.Split('/').Distinct(StringComparer.Ordinal).Select(name => $"**/{name}");
}
