using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Commands of Python's installer.</summary>
internal static class PipCommands
{
    /// <summary>
    /// What says how a package is compiled: one that was compiled otherwise is taken out of a cache all the same, since nobody looks at
    /// these there.
    /// </summary>
    public static IReadOnlyList<string> CompilerVariables { get; } = ["CC", "CXX", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS"];

    /// <summary>The same as options, as they begin.</summary>
    public static IReadOnlyList<string> CompilerOptions { get; } =
        ["--no-binary", "--config-setting", "--global-option", "--build-option"];

    /// <summary>The verb of a command that installs: of "pip install" and of "python -m pip install". Null: it is none.</summary>
    public static ShellWord? Install(ShellCommand command)
    {
        var begin = IsPip(command.Program) ? 1
            : command.Program.StartsWith("python", StringComparison.Ordinal)
                && command.Words is [_, { Value: "-m" }, { Value: { } module }, ..] && IsPip(module) ? 3
            : 0;
        return begin == 0 ? null
            : command.Words.Skip(begin).FirstOrDefault(word => word.Value is null or not ['-', ..]) is { Value: "install" } verb
            ? verb
            : null;
    }

    private static bool IsPip(string program) =>
        program.StartsWith("pip", StringComparison.Ordinal) && program[3..].All(letter => char.IsAsciiDigit(letter) || letter == '.');
}
