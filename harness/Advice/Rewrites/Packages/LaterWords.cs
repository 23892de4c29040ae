using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>What a later step says of what an earlier one wrote.</summary>
internal static class LaterWords
{
    private static readonly string[] Managers = ["apt-get", "apt", "apk", "dnf", "microdnf", "yum", "zypper"];
    private static readonly string[] Packed = [".deb", ".rpm", ".apk"];
    private static readonly string[] Removals = ["remove", "purge", "del", "erase", "autoremove"];
    private static readonly string[] Installs = ["install", "add", "build-dep"];

    private static readonly string[] Changes =
    [
        "", "cd", "pushd", "popd", "export", "umask", "exec", "exit", "alias", "source", ".", "eval", "trap", "ulimit", "return", "unset",
        "readonly", "declare", "typeset", "local", "read", "shift", "shopt", "unalias",
    ];

    public static IReadOnlyList<string> SystemFolders { get; } =
        ["bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "libx32", "media", "mnt", "opt", "proc", "root", "run", "sbin", "sys",
            "usr", "var"];

    /// <summary>Whether it leaves the shell other than it was, which a command that is put behind it would feel.</summary>
    public static bool ChangeTheShell(RunText run) => run.Commands.Any(command =>
        MovesTheShell(command)
            // With a variable that is not set the next command would fail.
            || (command.Program == "set" && command.Arguments.Any(word => word.Value is not ("-e" or "-x" or "-ex" or "-xe"))));

    /// <summary>Whether a command may leave it in another folder, or with other variables or words.</summary>
    public static bool MovesTheShell(ShellCommand command) => Changes.Contains(command.Program);

    /// <summary>Whether all that it does is to install or remove packages.</summary>
    public static bool IsOfPackages(ShellCommand command) => Managers.Contains(command.Program) || AptCommands.RemovesLists(command);

    /// <summary>Whether it names a file as it is seen from where it runs, as "apt-get install ./one.deb" does.</summary>
    public static bool NamesFiles(ShellCommand command) => command.Arguments.Any(word =>
        word.Value is null || (word.Value is [not ('/' or '-'), ..] value
            && (value.Contains('/', StringComparison.Ordinal) || Packed.Any(end => value.EndsWith(end, StringComparison.Ordinal)))));

    /// <summary>The paths that a step removes, as far as they are known.</summary>
    public static IEnumerable<string> Removed(RunText run, string? folder) =>
        run.Commands.Where(command => command.Program == "rm").SelectMany(command => Paths(command, folder));

    /// <summary>The paths that a step downloads to, as far as they are known.</summary>
    public static IEnumerable<string> Written(RunText run, string? folder) =>
        run.Commands.SelectMany(command => Written(command, folder));

    /// <summary>The packages that a step removes by name.</summary>
    public static IEnumerable<string> RemovedPackages(RunText run) => run.Commands.SelectMany(command => Packages(command, Removals));

    /// <summary>The packages that a step installs by name.</summary>
    public static IEnumerable<string> Installed(RunText run) => run.Commands.SelectMany(command => Packages(command, Installs));

    private static IEnumerable<string> Paths(ShellCommand command, string? folder) => command.Arguments
        .Where(word => word.Value is { Length: > 0 } value && value[0] != '-')
        .Select(word => CleanFolder.Joined(folder, word.Value!))
        .OfType<string>()
        .Where(path => path != "/");

    // A download is named by its option, or else by the end of its address.
    private static IEnumerable<string> Written(ShellCommand command, string? folder)
    {
        if (command.Program is not ("wget" or "curl"))
            return [];
        var words = command.Arguments.ToList();
        var named = words
            .Zip(words.Skip(1))
            .Where(pair => command.Program == "wget" ? IsOption(pair.First, 'O') : IsOption(pair.First, 'o'))
            .Select(pair => pair.Second.Value)
            .Concat(words.Where(word => word.Value?.StartsWith("--output=", StringComparison.Ordinal) == true)
                .Select(word => word.Value![9..]))
            .OfType<string>()
            .ToList();
        var isByAddress = named.Count == 0 && (command.Program == "wget" || words.Any(word => IsOption(word, 'O')));
        var names = isByAddress
            ? words.Select(word => word.Value).OfType<string>().Where(value => value.Contains("://", StringComparison.Ordinal))
                .Select(value => value[(value.LastIndexOf('/') + 1)..])
                .Where(name => name.Length > 0 && name.AsSpan().IndexOfAny("?#&") < 0)
            : named;
        return names.Select(name => CleanFolder.Joined(folder, name)).OfType<string>();
    }

    // Alone, or the last of several short ones.
    private static bool IsOption(ShellWord word, char letter) =>
        word.Value is ['-', not '-', ..] value && value[^1] == letter
            || (letter == 'o' && word.Value is "--output") || (letter == 'O' && word.Value is "--output-document" or "--remote-name");

    private static IEnumerable<string> Packages(ShellCommand command, string[] verbs) =>
        Managers.Contains(command.Program) && verbs.Any(command.Has)
            ? command.Arguments.Select(word => word.Value).OfType<string>()
                .Where(value => value.Length > 0 && value[0] != '-' && !verbs.Contains(value))
            : [];
}
