using ImageBench.Advice.Rewrites.Packages;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>Compilers and -dev packages stay in the stage that builds; what runs gets the packages that its files ask for.</summary>
internal sealed class RuntimePackages() : RuntimeStage(
    "runtime-packages",
    "Compilers and -dev packages that no file of the program asks for are installed in one stage, and the program runs on the same image "
        + "without them, with the libraries that it loads.",
    "Docker's guide to multi-stage builds",
    "There is no compiler to look into a container with, nor what came with it and is started or opened without the program's files saying "
        + "so.")
{
    private static readonly string[] OfPrograms = ["/opt", "/root", "/usr/local"];

    // What makes accounts by hand is not made again.
    private static readonly string[] OfAccounts = ["/etc/passwd", "/etc/group", "/etc/shadow", "chpasswd", "usermod", "userdel"];

    protected override IReadOnlyList<string> Lost => ["compilers"];

    protected override IReadOnlyList<string> Words => ["apt"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        if (facts.Written is not { Paths.Count: > 0 and <= WrittenFacts.MostPaths } written || !written.Paths.All(IsOfProgram)
            || single.Runs.Any(run => OfAccounts.Any(word => run.Script.Text.Contains(word, StringComparison.Ordinal)))
            || PackageStep.In(single) is not { } steps)
        {
            return null;
        }

        var named = steps.SelectMany(step => step.Packages).Select(PackageStep.NameOf).ToHashSet(StringComparer.Ordinal);
        bool IsDropped(string name) => BuildPackage.Is(name) && !written.Packages.Contains(name);
        if (!named.Any(IsDropped))
            return null;
        IReadOnlyList<string> others = [.. written.Packages.Where(name => !named.Contains(name))];
        var first = Installing(steps, word => IsDropped(PackageStep.NameOf(word)), others);
        return first.Count > 0 && !IsInstalledAlike(single, steps[^1]) ? null
            : new RuntimePlan(single.Stage.Declared.From, [.. written.Paths.Select(path => (path, path))]) { First = first };
    }

    // By whom, and with what set, the image alone says in both.
    private static bool IsInstalledAlike(SingleStage single, PackageStep last) => single.Stage.Instructions
        .TakeWhile(part => part != last.Run.Part)
        .All(part => part.Word != "USER"
            && (part.Word is not ("ENV" or "ARG") || part.Rest.StartsWith("DEBIAN_FRONTEND", StringComparison.Ordinal)));

    // What is to be added is installed with the last ones; lists are fetched for nothing where nothing is installed.
    private static IReadOnlyList<string> Installing(
        IReadOnlyList<PackageStep> steps, Func<ShellWord, bool> isDropped, IReadOnlyList<string> others)
    {
        var last = steps.Last(step => step.Packages.Count > 0);
        var isNothingInstalled = others.Count == 0 && steps.SelectMany(step => step.Packages).All(isDropped);
        return
        [
            .. steps.Where(step => step.IsOfAccounts || !isNothingInstalled)
                .Select(step => step.Packages.Count == 0 ? step.Run.Part.Text.Trim() : step.With(isDropped, step == last ? others : []))
                .OfType<string>(),
        ];
    }

    // Of the folders of the system only those that packages never write to.
    private static bool IsOfProgram(string path) =>
        path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_' or '+' or '@')
            && (!LaterWords.SystemFolders.Contains(path.Split('/')[1])
                || OfPrograms.Any(folder => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal)));
}
