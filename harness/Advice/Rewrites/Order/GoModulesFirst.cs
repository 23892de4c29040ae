using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Order;

/// <summary>go.mod before the sources.</summary>
internal sealed class GoModulesFirst() : ManifestFirst("go-modules-first", "go.mod", "Docker's guide to the build cache")
{
    private static readonly string[] Flags = ["-v", "-x", "-a", "-race", "-trimpath"];
    private static readonly string[] Valued = ["-o", "-ldflags", "-gcflags", "-asmflags", "-tags", "-buildvcs", "-p", "-count", "-run"];

    protected override IReadOnlyList<string>? Manifests(ContextFacts context)
    {
        // What comes with the sources is fetched by nobody.
        var isCertain = IsSent(context, "go.mod") && IsSent(context, "go.sum")
            && context.Text("go.mod") is { } module
            && module.Contains("require", StringComparison.Ordinal)
            && !module.Contains("=> .", StringComparison.Ordinal)
            && !module.Contains("=> /", StringComparison.Ordinal)
            && context.Find("go.work") is null
            && !context.Files.Any(file => file.Path.StartsWith("vendor/", StringComparison.Ordinal));
        return isCertain ? ["go.mod", "go.sum"] : null;
    }

    protected override bool Installs(ShellCommand command) =>
        command.Program == "go" && command.Words is [_, { Value: "mod" }, { Value: "download" }];

    protected override string? Ahead(ShellCommand command) =>
        command.Program == "go" && command.Words is [_, { Value: "build" or "install" or "test" or "vet" }, ..]
            && HasOnly(command, Flags, Valued)
            ? $"{command.Words[0].Text} mod download"
            : null;
}
