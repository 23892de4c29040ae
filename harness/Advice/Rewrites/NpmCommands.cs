using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites;

/// <summary>Commands of the installers of Node.js.</summary>
internal static class NpmCommands
{
    private static readonly string[] OfLaterYarns = ["corepack", "yarn set", "berry", "--immutable"];

    // It says something of itself, and installs nothing.
    private static readonly string[] Asking = ["-v", "--version", "-h", "--help"];

    /// <summary>The verb of an npm command that installs; null: it is none.</summary>
    public static ShellWord? Install(ShellCommand command) => command.Program == "npm"
        ? command.Arguments.FirstOrDefault(word => word.Value is null or not ['-', ..]) is
        { Value: "ci" or "install" or "i" or "add" or "clean-install" } verb ? verb : null
        : null;

    /// <summary>Whether it installs what a project names, with Yarn 1: "yarn" alone does.</summary>
    public static bool IsYarnInstall(ShellCommand command) =>
        command.Program == "yarn" && !Asking.Any(command.Has)
            && command.Arguments.All(word => word.Value is "install" or "add" or ['-', ..]);

    /// <summary>
    /// Whether all that is said of Yarn is of its first version: a later one keeps elsewhere what it fetched, and may run the program from
    /// there.
    /// </summary>
    public static bool IsOfYarnOne(IEnumerable<SourcePart> instructions, ContextFacts? context)
    {
        if (context is null || instructions.Any(part => OfLaterYarns.Any(word => part.Text.Contains(word, StringComparison.Ordinal))
            || IsOfLater(part.Text)))
        {
            return false;
        }

        var own = context.Files.Where(file => !file.Path.Split('/').Any(ContextFacts.InstalledFolders.Contains)).ToList();
        var projects = own.Where(file => file.Path.Split('/')[^1] == "package.json").ToList();
        return projects.Count > 0
            && projects.All(file => file.Text is { } text
                && (!text.Contains("packageManager", StringComparison.Ordinal) || text.Contains("\"yarn@1", StringComparison.Ordinal)))
            && !own.Any(file => file.Path.Split('/').Any(name => name is ".yarnrc.yml" or ".pnp.cjs" or ".yarn"));
    }

    private static bool IsOfLater(string text) =>
        text.Contains("yarn@", StringComparison.Ordinal) && !text.Contains("yarn@1", StringComparison.Ordinal);
}
