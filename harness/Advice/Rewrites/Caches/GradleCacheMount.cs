using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Gradle's caches, which are the builder's.</summary>
internal sealed class GradleCacheMount() : CacheMount(
    "gradle-cache-mount",
    "Gradle",
    "Nothing of the program; Gradle in a container of it fetches again.")
{
    protected override IReadOnlyList<string> Words => ["gradle"];

    protected override IReadOnlyList<string> Variables => ["GRADLE_USER_HOME"];

    protected override IReadOnlyList<string> Elsewhere => ["-g", "--gradle-user-home", "-Dgradle.user.home"];

    protected override IReadOnlyList<string> Starters => ["gradle", "gradlew"];

    // Its own locks ask the one that holds them, whom in another container nobody reaches.
    protected override bool IsLocked => true;

    protected override bool IsOfBuilds => true;

    protected override bool Uses(ShellCommand command) => command.Program is "gradle" or "gradlew";

    // The image that is named after it keeps them elsewhere.
    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        walk.Image(stage) is { } image && KnownImage.Kind(image) == "java" ? ["/root/.gradle"] : [];
}
