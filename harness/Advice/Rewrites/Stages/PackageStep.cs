using ImageBench.Advice.Rewrites.Packages;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>A step that does nothing but install packages of Debian, all of which it names, or make accounts.</summary>
internal sealed record PackageStep(RunText Run, IReadOnlyList<ShellWord> Packages)
{
    private static readonly string[] Accounts = ["useradd", "groupadd", "adduser", "addgroup"];

    private static readonly string[] Flags =
    [
        "-y", "-q", "-qq", "-yq", "-qy", "-yqq", "-qqy", "--yes", "--assume-yes", "--quiet", "--no-install-recommends",
        "--no-install-suggests",
    ];

    /// <summary>Whether it makes accounts.</summary>
    public bool IsOfAccounts => Run.Commands.Any(command => Accounts.Contains(command.Program));

    /// <summary>All of a stage, in order; null: something installs packages, or makes accounts, in a way that is not certain.</summary>
    public static IReadOnlyList<PackageStep>? In(SingleStage single)
    {
        var runs = single.Runs
            .Where(run => AptCommands.MayBeIn(run.Part.Text) || run.Commands.Any(command => Accounts.Contains(command.Program)))
            .ToList();
        var steps = runs.Select(Of).OfType<PackageStep>().ToList();
        return steps.Count == runs.Count ? steps : null;
    }

    public static string NameOf(ShellWord package) => package.Value!.Split('=', ':')[0];

    /// <summary>
    /// The instruction without those packages, and with others behind those that stay; null: nothing would be left to install.
    /// </summary>
    public string? With(Func<ShellWord, bool> isDropped, IReadOnlyList<string> others)
    {
        var kept = Packages.Where(package => !isDropped(package)).ToList();
        if (kept.Count + others.Count == 0)
            return null;
        List<TextEdit> edits =
        [
            .. Packages.Where(isDropped)
                .Select(package => new TextEdit(Run.Script.Text.AsSpan(0, package.Begin).TrimEnd(" \t").Length, package.End, "")),
        ];
        if (others.Count > 0)
            edits.Add(TextEdit.After(kept.LastOrDefault() ?? Packages[^1], $" {string.Join(' ', others)}"));
        return Run.Edited(edits).Trim();
    }

    // One that installs, and nothing that could leave it with none to install.
    private static PackageStep? Of(RunText run)
    {
        if (run.Commands.All(command => Accounts.Contains(command.Program) && command is { IsPlain: true, IsRedirected: false }))
            return new PackageStep(run, []);
        var installs = run.Commands.Where(AptCommands.IsInstall).ToList();
        if (!run.Commands.All(IsOfPackages) || installs.Count > 1)
            return null;
        if (installs.Count == 0)
            return new PackageStep(run, []);
        var words = installs[0].Arguments.ToList();
        if (!words.All(word => word.Value is { Length: > 0 }))
            return null;
        // Of any other option it is not known whether the next word is its value.
        var named = words.Where(word => word.Value![0] != '-').ToList();
        return words.All(word => word.Value![0] != '-' || Flags.Contains(word.Value))
            && named is [{ Value: "install" }, _, ..] && named.Skip(1).All(IsName)
            ? new PackageStep(run, [.. named.Skip(1)])
            : null;
    }

    private static bool IsName(ShellWord word) =>
        word.Value!.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '+' or '-' or '=' or ':' or '~');

    private static bool IsOfPackages(ShellCommand command) => !command.IsRedirected
        && (AptCommands.IsUpdate(command) || AptCommands.IsInstall(command) || AptCommands.IsClean(command)
            || AptCommands.RemovesLists(command) || IsOfCaches(command) || command.Program == "set");

    // What goes with mounted ones.
    private static bool IsOfCaches(ShellCommand command) => command.Program == "rm"
        && command.Arguments.All(word => word.Value is "-f" or AptCommands.Clean);
}
