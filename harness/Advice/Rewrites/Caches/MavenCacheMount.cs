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

    protected override bool Uses(ShellCommand command) => command.Program is "mvn" or "mvnw";

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        // A path of classes that Maven writes down leads into it.
        stage.Instructions.Any(part => part.Text.Contains("classpath", StringComparison.OrdinalIgnoreCase)) ? [] : ["/root/.m2/repository"];
}
