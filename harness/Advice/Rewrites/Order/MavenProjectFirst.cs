using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Order;

/// <summary>pom.xml before the sources.</summary>
internal sealed class MavenProjectFirst()
    : ManifestFirst("maven-project-first", "pom.xml", "Docker's guide to the build cache; Maven's dependency plug-in")
{
    private static readonly string[] Flags =
    [
        "-B", "--batch-mode", "-q", "--quiet", "-e", "-ntp", "--no-transfer-progress", "-DskipTests", "-DskipTests=true",
        "-Dmaven.test.skip=true", "-Dmaven.test.skip",
    ];

    protected override IReadOnlyList<string>? Manifests(ContextFacts context)
    {
        var isCertain = IsSent(context, "pom.xml")
            && context.Text("pom.xml") is { } project
            && !project.Contains("<modules>", StringComparison.Ordinal)
            && !project.Contains("systemPath", StringComparison.Ordinal)
            && !project.Contains("${project.basedir}", StringComparison.Ordinal)
            && (!project.Contains("<parent>", StringComparison.Ordinal) || project.Contains("<relativePath/>", StringComparison.Ordinal))
            && !context.Files.Any(file => file.Path.StartsWith(".mvn/", StringComparison.Ordinal));
        return isCertain ? ["pom.xml"] : null;
    }

    protected override bool Installs(ShellCommand command) =>
        command.Program == "mvn" && command.Has("dependency:go-offline")
            && command.Arguments.All(word => word.Value is "dependency:go-offline" or ['-', ..]);

    protected override string? Ahead(ShellCommand command) =>
        command.Program == "mvn" && command.Words.Count > 0 && command.Words[0].Text == "mvn"
            && (command.Has("package") || command.Has("install") || command.Has("verify"))
            && HasOnly(command, Flags, [])
            ? "mvn -B dependency:go-offline"
            : null;
}
