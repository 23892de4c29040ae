using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Contexts;

/// <summary>
/// Something that a context may hold and no step needs: its pattern for the ignore file, the path that shows that it is there, and the
/// words
/// by which a Dockerfile says that it is made anew, one of them (none: nobody has to). Words in <c>Against</c> say that it is used.
/// </summary>
internal sealed record IgnoreLine(string Pattern, string Folder, string[] Made, string[] Against)
{
    private static readonly string[] VersionControl = ["git ", ".git", "buildvcs", "setuptools_scm", "GitVersion", "MinVer", "Nerdbank"];
    private static readonly string[] NodeInstallers = ["npm ci", "npm install", "npm i ", "yarn", "pnpm i"];

    public static IReadOnlyList<IgnoreLine> All { get; } =
    [
        new(".git", ".git/", [], VersionControl),
        new(".hg", ".hg/", [], ["hg "]),
        new(".svn", ".svn/", [], ["svn "]),
        new(".idea", ".idea/", [], []),
        new(".vs", ".vs/", [], []),
        new("**/node_modules", "node_modules/", NodeInstallers, ["node_modules"]),
        new("**/__pycache__", "__pycache__/", [], ["__pycache__"]),
        new(".venv", ".venv/", ["pip install", "pip3 install", "uv sync", "uv pip"], [".venv"]),
        new("venv", "venv/", ["pip install", "pip3 install", "uv sync", "uv pip"], ["venv"]),
        new("target", "target/", ["cargo build", "cargo install", "mvn", "mvnw"], ["COPY target", "ADD target", "-o"]),
        new("bin", "bin/Debug/", ["dotnet publish", "dotnet build"], ["COPY bin", "--no-build"]) { IsWhereFound = true },
        new("obj", "obj/project.assets.json", ["dotnet publish", "dotnet build"], ["COPY obj", "--no-restore --no-build"])
        {
            IsWhereFound = true,
        },
        new(".gradle", ".gradle/", [], []),
    ];

    /// <summary>Whether the folders are named that are there, and not all of that name: others may hold what a step needs.</summary>
    private bool IsWhereFound { get; init; }

    /// <summary>Whether no step needs it, by what the Dockerfile says.</summary>
    public bool IsNeededNowhere(DockerfileSource text)
    {
        var steps = text.Instructions.Where(part => part.Word is "RUN" or "COPY" or "ADD").Select(part => part.Text).ToList();
        return (Made.Length == 0 || Made.Any(word => steps.Any(step => step.Contains(word, StringComparison.Ordinal))))
            && !Against.Any(word => steps.Any(step => step.Contains(word, StringComparison.Ordinal)));
    }

    /// <summary>The patterns to write for such folders among these paths; none: there are none.</summary>
    public IEnumerable<string> Patterns(IEnumerable<string> paths)
    {
        var found = paths.Where(IsOf);
        if (IsWhereFound)
            return found.Select(Place).Where(IsPlain).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return found.Any() ? [Pattern] : [];
    }

    // At the root, or wherever where the pattern says so.
    private bool IsOf(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal)
            || ((IsWhereFound || Pattern.StartsWith("**/", StringComparison.Ordinal))
                && path.Contains("/" + Folder, StringComparison.Ordinal));

    private string Place(string path) => path.StartsWith(Folder, StringComparison.Ordinal)
        ? Pattern
        : $"{path[..path.IndexOf("/" + Folder, StringComparison.Ordinal)]}/{Pattern}";

    // Without what has a meaning in an ignore file.
    private static bool IsPlain(string place) => place.All(letter =>
        char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_');
}
