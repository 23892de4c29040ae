using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>Commands of Debian's package manager.</summary>
internal static class AptCommands
{
    public const string Lists = "/var/lib/apt/lists";
    public const string Archives = "/var/cache/apt";

    /// <summary>By which the public images empty the cache of packages behind each command.</summary>
    public const string Clean = "/etc/apt/apt.conf.d/docker-clean";

    private static readonly string[] Installs =
        ["install", "upgrade", "dist-upgrade", "full-upgrade", "build-dep", "source", "download", "satisfy", "reinstall"];

    private static readonly char[] Between = [' ', '\t', '\n', '"', '\'', '\\', ';', '&', '|', '(', ')', '{', '}', '`', '='];

    public static bool IsApt(ShellCommand command) => command.Program is "apt-get" or "apt";

    public static bool IsUpdate(ShellCommand command) => IsApt(command) && command.Has("update");

    /// <summary>Whether it asks for packages, for which there must be lists.</summary>
    public static bool IsInstall(ShellCommand command) =>
        IsApt(command) && Installs.Any(command.Has);

    public static bool IsClean(ShellCommand command) =>
        IsApt(command) && (command.Has("clean") || command.Has("autoclean")) && !IsInstall(command) && !IsUpdate(command);

    /// <summary>Whether it removes the lists, and nothing else.</summary>
    public static bool RemovesLists(ShellCommand command) =>
        command.Program == "rm"
            && command.Arguments.Where(word => !word.Text.StartsWith('-')).ToList() is { Count: > 0 } paths
            && paths.All(path => path.Text.TrimEnd('/', '*').TrimEnd('/') is Lists or Archives or Archives + "/archives");

    /// <summary>Whether something is said of what apt-get keeps.</summary>
    public static bool NamesCache(string text) =>
        text.Contains(Lists, StringComparison.Ordinal) || text.Contains(Archives, StringComparison.Ordinal);

    /// <summary>Whether it may have another program run apt-get, as env, sudo, xargs and sh -c do.</summary>
    public static bool IsWrapped(ShellCommand command) =>
        !IsApt(command)
            && command.Words.Any(word => word.Text.Split(Between).Any(part => part is "apt" or "apt-get" or "aptitude"
                || part.EndsWith("bin/apt", StringComparison.Ordinal) || part.EndsWith("bin/apt-get", StringComparison.Ordinal)));

    /// <summary>Whether something in an instruction's text could ask for packages in a way that is not read.</summary>
    public static bool MayBeIn(string text) =>
        text.Contains("apt", StringComparison.Ordinal) || text.Contains("dpkg", StringComparison.Ordinal);
}
