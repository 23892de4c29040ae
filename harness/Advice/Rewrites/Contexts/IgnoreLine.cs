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
        new("**/bin", "bin/Debug/", ["dotnet publish", "dotnet build"], ["COPY bin", "--no-build"]),
        new("**/obj", "obj/", ["dotnet publish", "dotnet build"], ["COPY obj", "--no-restore --no-build"]),
        new(".gradle", ".gradle/", [], []),
    ];

    /// <summary>Whether no step needs it, by what the Dockerfile says.</summary>
    public bool IsNeededNowhere(DockerfileSource text)
    {
        var steps = text.Instructions.Where(part => part.Word is "RUN" or "COPY" or "ADD").Select(part => part.Text).ToList();
        return (Made.Length == 0 || Made.Any(word => steps.Any(step => step.Contains(word, StringComparison.Ordinal))))
            && !Against.Any(word => steps.Any(step => step.Contains(word, StringComparison.Ordinal)));
    }

    /// <summary>Whether a path lies in such a folder: at the root, or wherever where the pattern says so.</summary>
    public bool IsOf(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal)
            || (Pattern.StartsWith("**/", StringComparison.Ordinal) && path.Contains("/" + Folder, StringComparison.Ordinal));
}
