using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Contexts;

/// <summary>
/// Something that a context may hold and no step needs: its pattern for the ignore file, the path that shows that it is there, and the
/// words by which a Dockerfile says that it is made anew, one of them (none: nobody has to). Words in <c>Against</c> say that it is used.
/// </summary>
internal sealed record IgnoreLine(string Pattern, string Folder, string[] Made, string[] Against)
{
    private static readonly string[] VersionControl = ["git ", ".git", "buildvcs", "setuptools_scm", "GitVersion", "MinVer", "Nerdbank"];
    private static readonly string[] NodeInstallers = ["npm", "yarn", "pnpm"];
    private static readonly string[] Installers = ["pip install", "pip3 install", "uv sync", "uv pip"];

    private static readonly string[] Starting = ["CMD", "ENTRYPOINT", "HEALTHCHECK", "ONBUILD"];
    private static readonly string[] OfCargo = ["cargo build", "cargo install"];

    public static IReadOnlyList<IgnoreLine> All { get; } =
    [
        new(".git", ".git/", [], VersionControl) { IsHistory = true },
        new(".hg", ".hg/", [], ["hg "]) { IsHistory = true },
        new(".svn", ".svn/", [], ["svn "]) { IsHistory = true },
        new(".idea", ".idea/", [], []),
        new(".vs", ".vs/", [], []),
        new("**/node_modules", "node_modules/", NodeInstallers, ["node_modules"]) { IsInstalled = true },
        new("**/__pycache__", "__pycache__/", [], ["__pycache__"]),
        new(".venv", ".venv/pyvenv.cfg", Installers, [".venv"]) { IsStartedFrom = true },
        new("venv", "venv/pyvenv.cfg", Installers, ["venv"]) { IsStartedFrom = true },
        new("target", "target/release/", OfCargo, []),
        new("target", "target/debug/", OfCargo, []),
        new("target", "target/classes/", ["mvn"], ["mvn -o", "mvnw -o"]),
        new("bin", "bin/Debug/", ["dotnet publish", "dotnet build"], ["--no-build"])
        {
            IsWhereFound = true,
            HoldsOnly = ["Debug/", "Release/"],
        },
        new("obj", "obj/project.assets.json", ["dotnet publish", "dotnet build"], ["--no-restore --no-build"])
        {
            IsWhereFound = true,
        },
        new(".gradle", ".gradle/", [], []),
    ];

    /// <summary>The folder's name, wherever it lies.</summary>
    public string Name => Pattern[(Pattern.LastIndexOf('/') + 1)..];

    /// <summary>Whether the folders are named that are there, and not all of that name: others may hold what a step needs.</summary>
    private bool IsWhereFound { get; init; }

    /// <summary>Whether it is what version control keeps, of which a version may be made.</summary>
    public bool IsHistory { get; private init; }

    // Packages of Node.js: by the commands that install those of a project, which is one that stands at the root.
    private bool IsInstalled { get; init; }

    // An environment that no installer makes: where the image starts from it, it is that of the folder.
    private bool IsStartedFrom { get; init; }

    // What may lie in it where it is what was built; empty: anything.
    private string[] HoldsOnly { get; init; } = [];

    /// <summary>Whether no step needs it, by what the Dockerfile says.</summary>
    public bool IsNeededNowhere(DockerfileSource text)
    {
        var steps = text.Instructions.Where(part => part.Word is "RUN" or "COPY" or "ADD").ToList();
        // A container may fetch, as it starts, what came since the image was built.
        var used = IsHistory ? text.Instructions.Where(part => steps.Contains(part) || Starting.Contains(part.Word)).ToList() : steps;
        bool IsSaid(string word) => steps.Exists(step => step.Text.Contains(word, StringComparison.Ordinal));
        return !TakenContext.Names(text, Name)
            && (Made.Length == 0 || (IsInstalled ? steps.Any(IsOfProject) : Made.Any(IsSaid)))
            && !Against.Any(word => used.Exists(part => part.Text.Contains(word, StringComparison.Ordinal)))
            && !(IsStartedFrom && !IsSaid("uv sync") && text.Instructions.Except(steps).Any(part =>
                part.Text.Contains(Pattern, StringComparison.Ordinal)));
    }

    /// <summary>The patterns to write for such folders among these paths; none: there are none.</summary>
    public IEnumerable<string> Patterns(IReadOnlyList<string> paths)
    {
        var found = paths.Where(IsOf).ToList();
        if (IsWhereFound)
        {
            var mixed = HoldsOnly.Length == 0 ? [] : paths.SelectMany(Mixed).ToHashSet(StringComparer.Ordinal);
            return found.Select(Place)
                .Where(place => IsPlain(place) && !mixed.Contains(place))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
        }

        // What lies deeper is of another project, of which it is not known whether anybody installs it.
        if (IsInstalled && found.Any(path => !path.StartsWith(Folder, StringComparison.Ordinal)))
            return found.Any(path => path.StartsWith(Folder, StringComparison.Ordinal)) ? [Folder.TrimEnd('/')] : [];
        return found.Count > 0 ? [Pattern] : [];
    }

    private bool IsOfProject(SourcePart step) => step.Word == "RUN" && Made.Any(word => step.Text.Contains(word, StringComparison.Ordinal))
        && ShellScript.Read(step.Rest)?.Commands.Any(command => !command.Has("-g") && !command.Has("--global")
            && (NpmCommands.IsYarnInstall(command)
                || IsOfAll(command, NpmCommands.Install(command))
                || IsOfAll(command, command.Program == "pnpm" ? command.Arguments.FirstOrDefault(IsInstall) : null))) == true;

    private static bool IsInstall(ShellWord word) => word.Value is "install" or "i";

    // Of all that a project names: what is installed by its name may be for another folder.
    private static bool IsOfAll(ShellCommand command, ShellWord? verb) =>
        verb is not null && command.Arguments.All(word => word == verb || word.Value is ['-', ..]);

    // The folder of that name, where a path of it is none of those that it may hold.
    private IEnumerable<string> Mixed(string path)
    {
        var name = Pattern + "/";
        for (var at = path.StartsWith(name, StringComparison.Ordinal) ? 0 : Behind(path, name, 0); at >= 0; at = Behind(path, name, at))
        {
            if (!HoldsOnly.Any(only => path.AsSpan(at + name.Length).StartsWith(only)))
                yield return path[..(at + Pattern.Length)];
        }
    }

    private static int Behind(string path, string name, int at) =>
        path.IndexOf("/" + name, at, StringComparison.Ordinal) is >= 0 and var found ? found + 1 : -1;

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
