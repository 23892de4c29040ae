using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Maven's repository, which is the builder's.</summary>
internal sealed class MavenCacheMount() : CacheMount(
    "maven-cache-mount",
    "Maven",
    "Nothing of the program; Maven in a container of it fetches again.")
{
    protected override IReadOnlyList<string> Words => ["mvn"];

    protected override IReadOnlyList<string> Variables => ["MAVEN_CONFIG", "MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_USER_HOME"];

    protected override IReadOnlyList<string> Elsewhere => ["-Dmaven.repo.local", "-Dmaven.user.home"];

    protected override IReadOnlyList<string> Offline => ["-o", "--offline"];

    protected override IReadOnlyList<string> Starters => ["mvn", "mvnw"];

    // Two that write to one repository at once spoil it.
    protected override bool IsLocked => true;

    protected override bool IsOfBuilds => true;

    protected override bool Uses(ShellCommand command) => command.Program is "mvn" or "mvnw";

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        // A path of classes that Maven writes down leads into it.
        stage.Instructions.Any(part => part.Text.Contains("classpath", StringComparison.OrdinalIgnoreCase)) || LeavesOwnForLater(stage)
            ? []
            : ["/root/.m2/repository"];

    // What a step puts there itself is fetched from nowhere, and a later one may meet an empty cache beside the layer of the first.
    private bool LeavesOwnForLater(SourceStage stage) => RunText.In(stage)
        .Where(run => run.Commands.Any(Uses))
        .SkipLast(1)
        .Any(run => run.Commands.Where(Uses).SelectMany(command => command.Arguments).Any(word =>
            word.Value is "install" || word.Text.StartsWith("install:", StringComparison.Ordinal)
                || word.Text.Contains("plugin:install", StringComparison.Ordinal)));
}
