using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites;

/// <summary>Commands of the installers of Node.js.</summary>
internal static class NpmCommands
{
    /// <summary>The verb of an npm command that installs; null: it is none.</summary>
    public static ShellWord? Install(ShellCommand command) => command.Program == "npm"
        ? command.Arguments.FirstOrDefault(word => word.Value is null or not ['-', ..]) is
        { Value: "ci" or "install" or "i" or "add" or "clean-install" } verb ? verb : null
        : null;

    /// <summary>Whether it installs what a project names, with Yarn 1: "yarn" alone does.</summary>
    public static bool IsYarnInstall(ShellCommand command) =>
        command.Program == "yarn" && command.Arguments.All(word => word.Value is "install" or "add" or ['-', ..]);
}
