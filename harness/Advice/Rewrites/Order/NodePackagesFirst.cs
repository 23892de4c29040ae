using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Order;

/// <summary>package.json before the sources.</summary>
internal sealed class NodePackagesFirst() : ManifestFirst("node-packages-first", "package.json", "Docker's guide to the build cache")
{
    private static readonly string[] Locks = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", ".npmrc"];

    // What runs as packages are installed, of this one or of those that look into it, and what is linked, reads sources.
    private static readonly string[] ReadsSources =
        ["\"preinstall\"", "\"install\"", "\"postinstall\"", "\"prepare\"", "\"prepublish\"", "\"workspaces\"", "file:", "link:",
            "workspace:", "portal:", "patch:", "\"patchedDependencies\"", "prisma", "puppeteer"];

    // Of another folder, or into one: its manifest is not the one at the root.
    private static readonly string[] Elsewhere =
        ["--prefix", "--cwd", "--dir", "-C", "--modules-folder", "--modules-dir", "--lockfile-dir", "-w", "--workspace", "--filter", "-F"];

    protected override IReadOnlyList<string>? Manifests(ContextFacts context)
    {
        var isCertain = IsSent(context, "package.json")
            && context.Text("package.json") is { } package
            && !ReadsSources.Any(word => package.Contains(word, StringComparison.Ordinal))
            && !context.Files.Any(file => file.IsSent && (file.Path.StartsWith("node_modules/", StringComparison.Ordinal)
                || file.Path.StartsWith(".yarn", StringComparison.Ordinal)
                || file.Path is "pnpm-workspace.yaml" or ".pnpmfile.cjs" or "binding.gyp"));
        return isCertain ? ["package.json", .. Locks.Where(name => IsSent(context, name))] : null;
    }

    protected override bool Installs(ShellCommand command) => command.Program switch
    {
        "npm" => NpmCommands.Install(command) is { Value: "ci" or "install" or "i" or "clean-install" } verb
            && command.Arguments.All(word => word == verb || IsFlag(word)),
        "yarn" => NpmCommands.IsYarnInstall(command) && command.Arguments.All(word => word.Is("install") || IsFlag(word)),
        "pnpm" => command.Arguments.All(word => word.Value is "install" or "i" || IsFlag(word))
            && command.Arguments.Any(word => word.Value is "install" or "i"),
        _ => false,
    };

    private static bool IsFlag(ShellWord word) => word.Value is ['-', ..] value
        && !Elsewhere.Any(option => value.StartsWith(option, StringComparison.Ordinal))
        && value is not ("-g" or "--global");
}
