using ImageBench.Model.Builds;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Files;

/// <summary>Variants that are made of several builds.</summary>
public class VariantStepsTests
{
    private const string Steps = """
        baseline: multi
        variants:
          multi:
          two:
            steps:
              - { dockerfile: Dockerfile.single, args: { GO_IMAGE: "mine" }, copy: { /out/app: ./bin//app, /LICENSE: LICENSE } }
              - { dockerfile: Dockerfile.multi, target: run, args: { LDFLAGS: "-s" } }
        """;

    [Fact]
    public void AreReadInOrder()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", Steps);
        Assert.Empty(scenarios.Mistakes());

        var variant = Assert.Single(scenarios.Read().Scenarios).Variants[1];

        var earlier = Assert.Single(variant.Before);
        Assert.Equal(("two", "Dockerfile.multi", "run"), (variant.Name, Path.GetFileName(variant.DockerfilePath), variant.Target));
        Assert.Equal(("Dockerfile.single", null), (Path.GetFileName(earlier.DockerfilePath), earlier.Target));
        Assert.Equal(new Dictionary<string, string> { ["/out/app"] = "bin/app", ["/LICENSE"] = "LICENSE" }, earlier.Carried);
        Assert.Equal(["two", "two"], variant.Builds.Select(build => build.Name));
        Assert.Equal([earlier.DockerfilePath, variant.DockerfilePath], variant.Builds.Select(build => build.DockerfilePath));
        Assert.Equal(["mine", "-s"], variant.Builds.Select(build => build.Arguments.Values.Single()));
        Assert.All(variant.Builds, build => Assert.Empty(build.Before));
    }

    [Fact]
    public void WithoutThemAVariantIsItsOwnOnlyBuild()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app");

        Assert.All(
            Assert.Single(scenarios.Read().Scenarios).Variants,
            variant => Assert.Equal(variant.DockerfilePath, Assert.Single(variant.Builds).DockerfilePath));
    }

    private const string Example = "Write steps: [{ dockerfile: Dockerfile.build, copy: { /app: app } }, { dockerfile: Dockerfile.run }].";

    [Theory]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.multi }]",
        "3: variants.two.steps must be a list of two builds or more, not a list of 1. " + Example)]
    [InlineData(
        "dockerfile: Dockerfile.multi, steps: x",
        "3: variants.two.steps stands beside dockerfile, which belongs to one of the steps. Move dockerfile into the step that it is for.",
        "3: variants.two.steps must be a list of two builds or more, not 'x'. " + Example)]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.single }, { dockerfile: Dockerfile.multi, copy: { /a: a } }]",
        "3: variants.two.steps[0] copies nothing into the next build. Write copy: { /app: app } with a file of its image and where it "
            + "lies in the next one's context.",
        "3: variants.two.steps[1] is the last and copies something, which nothing would get. Remove copy, or add a step behind it.")]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.single, copy: { app: app } }, { dockerfile: Dockerfile.multi }]",
        "3: variants.two.steps[0].copy takes 'app', which is no path of a file in an image. Write it from the root and without "
            + "detours, as in /app.")]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.single, copy: { /out/../app: app } }, { dockerfile: Dockerfile.multi }]",
        "3: variants.two.steps[0].copy takes '/out/../app', which is no path of a file in an image. Write it from the root and without "
            + "detours, as in /app.")]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.single, copy: { /app: ../app } }, { dockerfile: Dockerfile.multi }]",
        "3: variants.two.steps[0].copy puts /app at '../app', which is no path inside the context. Write /app: app.")]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.single, copy: { /app: } }, { dockerfile: Dockerfile.multi }]",
        "3: variants.two.steps[0].copy puts /app at nothing, which is no path inside the context. Write /app: app.")]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.single, copy: { /a: x, /b: ./x } }, { dockerfile: Dockerfile.multi }]",
        "3: variants.two.steps[0].copy puts two files at 'x'. Write another path for one of the two.")]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.singel, copy: { /a: a } }, { dockerfile: Dockerfile.multi, target: rum }]",
        "3: there is no Dockerfile 'Dockerfile.singel'. Write 'Dockerfile.single': the Dockerfiles are Dockerfile.multi, "
            + "Dockerfile.single.",
        "3: target 'rum' is no stage of Dockerfile.multi. Write 'run': the stages are build, run.")]
    [InlineData(
        "steps: [{ dockerfile: Dockerfile.single, args: { NONE: x }, copy: { /a: a }, from: x }, { dockerfile: Dockerfile.multi }]",
        "3: there is no key 'variants.two.steps[0].from'. Remove it: the keys of variants.two.steps[0] are dockerfile, target, args, copy.",
        "3: variants.two.args.NONE is not declared in Dockerfile.single. Write ARG NONE there, or remove it.")]
    public void MistakesInThemAreTold(string variant, params string[] mistakes) =>
        Assert.Equal(
            mistakes.Order(StringComparer.Ordinal),
            SampleScenarios.MistakesOf($"variants:\n  multi:\n  two: {{ {variant} }}\n").Order(StringComparer.Ordinal));

    [Fact]
    public void ParentsOfEachAreHeldAgainstItsOwnDockerfile()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add(
            "app",
            "variants:\n  multi:\n  two: { steps: [{ dockerfile: Dockerfile.first, copy: { /a: a } }, { dockerfile: Dockerfile.second }] "
                + "}\nparents:\n  FIRST: { hub: x }\n");
        scenarios.Write("app/Dockerfile.first", "ARG FIRST=y\nFROM ${FIRST}\n");
        scenarios.Write("app/Dockerfile.second", "FROM scratch\nCOPY a /\n");

        Assert.Equal(
            ["scenarios/app/scenario.yaml:5: parents.FIRST.hub is 'x', but Dockerfile.first:1 defaults to 'y'. Make them agree: the base "
                + "set hub builds with the defaults."],
            scenarios.Mistakes());
    }

    [Fact]
    public void TheClassicBuilderMustBeAbleToBuildAll()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", Steps);
        scenarios.Write("app/Dockerfile.single", SampleScenarios.Single + "RUN --mount=type=cache,target=/c make\n");
        var scenario = Assert.Single(scenarios.Read().Scenarios);

        var left = Assert.Single(BuilderLimits.Skipped(scenario, Builder.Classic));
        Assert.Equal("two", left.Key.Variant);
        Assert.StartsWith("Dockerfile.single:3 has RUN --mount, ", left.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditNeedsToReachOneOfThem()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", Steps + "\nedit: { source: main.go, dependency: go.mod }\n");
        scenarios.Write("app/Dockerfile.multi.dockerignore", "main.go\n");
        var scenario = Assert.Single(scenarios.Read().Scenarios);

        var left = Assert.Single(ContextEdits.Skipped(scenario, new KnownContexts(), TestContext.Current.CancellationToken));
        Assert.Equal(("multi", CacheState.IncrementalSource), (left.Variant, left.Cache));
    }
}
