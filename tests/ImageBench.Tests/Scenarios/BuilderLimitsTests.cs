using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios;

public class BuilderLimitsTests
{
    private const string Staged = "FROM a AS one\nRUN --mount=type=cache,target=/c make\nFROM b AS two\nCOPY x y\n";

    [Theory]
    [InlineData("FROM a\nRUN --mount=type=cache,target=/c \\\n  make\n", "RUN --mount", 2)]
    [InlineData("FROM a\nRUN make\nrun --Network=none make\n", "RUN --Network", 3)]
    [InlineData("FROM a\nCOPY --chmod=755 x y\n", "COPY --chmod", 2)]
    [InlineData("FROM a\nCOPY --from=b --link x y\n", "COPY --link", 2)]
    [InlineData("FROM a\nADD --checksum=sha256:1 x y\n", "ADD --checksum", 2)]
    [InlineData("FROM a\nRUN <<EOF\nmake\nEOF\n", "RUN <<", 2)]
    public void TheClassicBuilderStopsAtWhatOnlyBuildKitKnows(string text, string name, int line) =>
        Assert.Equal(new BuildKitFeature(name, line), DockerfileReader.Parse(text).ClassicStopsAt(null));

    [Theory]
    [InlineData("FROM --platform=linux/amd64 a\nCOPY --from=b x y\nCOPY --chown=1:1 x y\nADD --chown=1 x y\nRUN make --mount=x <<<word\n")]
    [InlineData("FROM a\n# RUN --mount=type=cache make\nENTRYPOINT [\"--mount\"]\nHEALTHCHECK --interval=5s CMD x\n")]
    [InlineData("")]
    public void OfOtherThingsItTakesAll(string text) => Assert.Null(DockerfileReader.Parse(text).ClassicStopsAt(null));

    [Theory]
    [InlineData("two", true)]
    [InlineData("one", true)]
    [InlineData("none", false)]
    public void ItBuildsEveryStageUpToTheTarget(string target, bool stops) =>
        Assert.Equal(stops, DockerfileReader.Parse(Staged).ClassicStopsAt(target) is not null);

    [Fact]
    public void ItBuildsNoStageBehindTheTarget() =>
        Assert.Null(
            DockerfileReader.Parse("FROM a AS one\nFROM one AS two\nRUN --mount=type=tmpfs,target=/t make\n").ClassicStopsAt("one"));

    [Fact]
    public void AVariantIsSkippedByTheClassicBuilderAlone()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app");
        scenarios.Write("app/Dockerfile.mounted", "FROM scratch\n\nRUN --mount=type=cache,target=/c make\n");
        var scenario = Assert.Single(scenarios.Read().Scenarios);

        Assert.Empty(BuilderLimits.Skipped(scenario, Builder.BuildKit));
        Assert.Equal(
            [new SkippedVariant(
                new VariantKey("app", "mounted", Builder.Classic),
                "Dockerfile.mounted:3 has RUN --mount, which only BuildKit knows; build it with --builder buildkit")],
            BuilderLimits.Skipped(scenario, Builder.Classic));
    }

    [Fact]
    public void AVariantWithAnIgnoreFileOfItsOwnIsSkippedSinceTheClassicBuilderWouldBeSentWhatItLeavesOut()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app");
        scenarios.Write("app/.dockerignore", "notes\n");
        scenarios.Write("app/Dockerfile.lean", "FROM scratch\nCOPY . /\n");
        scenarios.Write("app/Dockerfile.lean.dockerignore", "*.md\n");
        var scenario = Assert.Single(scenarios.Read().Scenarios);

        Assert.Empty(BuilderLimits.Skipped(scenario, Builder.BuildKit));
        Assert.Equal(
            [new SkippedVariant(
                new VariantKey("app", "lean", Builder.Classic),
                "Dockerfile.lean.dockerignore is an ignore file for Dockerfile.lean alone, which only BuildKit reads; build it with "
                    + "--builder buildkit")],
            BuilderLimits.Skipped(scenario, Builder.Classic));
    }
}
