using ImageBench.Model;
using ImageBench.Scenarios;

namespace ImageBench.Runs.Planning;

/// <summary>What is meant where nobody names anything: what lies in the folder that somebody works in.</summary>
internal static class OwnSources
{
    private const int MostNamed = 8;

    private static readonly string[] OfOtherTools =
    [
        "compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml", "docker-bake.hcl", "docker-bake.json",
    ];

    /// <summary>
    /// Paths of folders with Dockerfiles: the current one, where it holds any; else none, which is all of the scenarios' folder, where that
    /// holds any; else those below the current one. A <see cref="Fault"/> says what to type where there is nothing.
    /// </summary>
    public static IReadOnlyList<string> Find(string scenariosFolder, CancellationToken cancellationToken)
    {
        try
        {
            if (ScenarioFolder.IsScenario("."))
                return ["."];
            if (Directory.Exists(scenariosFolder) && WantedPath.Folders(scenariosFolder).Any(ScenarioFolder.IsScenario))
                return [];
            var below = FoldersBelow.Find(".", cancellationToken);
            return below.Count > 0 ? [.. below.Select(path => $"./{path}")] : throw Nothing();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The current folder cannot be read ({exception.Message.TrimEnd('.')}): name what is to be built, as in 'imagebench PATH'.",
                exception);
        }
    }

    /// <summary>
    /// Paths of the scenarios in the scenarios' folder of a folder that is meant itself (<paramref name="meant"/>): they are not built with
    /// it, and nobody should think that they are not found.
    /// </summary>
    public static IReadOnlyList<string> Beside(IReadOnlyList<string> meant, string scenariosFolder)
    {
        // A folder of scenarios further up is what the current one lies in, and nothing of its own.
        if (meant is not ["."] || Path.GetDirectoryName(scenariosFolder) != Environment.CurrentDirectory)
            return [];
        try
        {
            return !Directory.Exists(scenariosFolder) ? []
                : [.. WantedPath.Folders(scenariosFolder).Where(ScenarioFolder.IsScenario)
                    .Select(folder => Path.GetRelativePath(Environment.CurrentDirectory, folder))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>What a command that builds the current folder says of those; null: there are none.</summary>
    public static string? Remark(IReadOnlyList<string> beside)
    {
        if (beside.Count == 0)
            return null;
        var names = string.Join(", ", beside.Take(MostNamed).Select(path => Path.GetFileName(path)));
        var folder = Path.GetDirectoryName(beside[0]);
        return beside.Count == 1 ? $"also {folder}/: {names} (imagebench {beside[0]})"
            : $"also {folder}/: {names}{(beside.Count > MostNamed ? ", ..." : "")} (imagebench --scenarios {folder})";
    }

    /// <summary>
    /// The file of another tool in a folder that names what is built, and the option that takes it; null: there is none.
    /// </summary>
    public static (string Option, string File)? OtherTool(string folder) =>
        Array.Find(OfOtherTools, file => File.Exists(Path.Combine(folder, file))) is { } other
            ? (other.Contains("bake", StringComparison.Ordinal) ? "--bake" : "--compose", other)
            : null;

    private static Fault Nothing()
    {
        var other = OtherTool(".");
        var meant = ScenarioFolder.Remedy(".");
        return new Fault(
            ExitCode.BadInput,
            "No Dockerfile lies in this folder or below it. "
                + (other is var (option, file) ? $"Build what {file} names: imagebench {option} {file}."
                : meant.StartsWith("Rename", StringComparison.Ordinal) ? $"{meant}."
                : "Give the path of a folder that holds one, as in 'imagebench PATH', or write one to start from: 'imagebench new NAME'."));
    }
}
