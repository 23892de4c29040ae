using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class ValidityTests
{
    [Theory]
    [InlineData("cold", "FROM+ RUN", null)]
    [InlineData("warm", "FROM+ RUN+", null)]
    [InlineData("warm", "FROM+ RUN", "in a warm build the step '[2/2] RUN x' ran, though nothing had changed: its cached result was gone")]
    [InlineData("cold", "", "its builder told of no steps, so that nothing shows what came from its cache")]
    [InlineData("warm", "", "its builder told of no steps, so that nothing shows what came from its cache")]
    public void OfABuilderThatTellsNothingElseItsStepsAreTheOnlyProof(string state, string steps, string? flaw)
    {
        var key = Some.Key("a") with { Builder = Builder.Buildah, Cache = Words.Find<CacheState>(state)!.Value };

        Assert.Equal(flaw, Validity.Flaw(key, Steps(steps), changeIsIgnored: false));
        Assert.Equal(steps.Length > 0 ? flaw : null, Validity.Flaw(key with { Builder = Builder.Classic }, Steps(steps), false));
    }

    [Fact]
    public void AColdBuildWithCacheMountsIsNotProvenWhereNobodyEmptiesThem()
    {
        const string Mounted = "RUN --mount=type=cache,target=/root/.cache make";
        Step[] steps = [new Step(Mounted, null, 1, Mounted, TimeSpan.Zero, TimeSpan.Zero, false, null)];
        var cold = Some.Key("a") with { Builder = Builder.Buildah, Cache = CacheState.Cold };

        Assert.Equal(
            $"nothing shows what the cache mounts of the step '{Mounted}' held: Podman's builder does not empty them",
            Validity.Flaw(cold, steps, changeIsIgnored: false));
        Assert.Null(Validity.Flaw(cold with { Builder = Builder.BuildKit }, steps, changeIsIgnored: false));
        Assert.Null(Validity.Flaw(cold with { Cache = CacheState.IncrementalSource }, steps, changeIsIgnored: false));
    }

    [Theory]
    [InlineData("cold", "FROM+ RUN COPY", null)]
    [InlineData("cold", "FROM+ WORKDIR+ RUN", null)]
    [InlineData("cold", "FROM RUN+ COPY+", "in a cold build the step '[2/3] RUN x' came from the cache")]
    [InlineData("warm", "FROM COPY+ RUN+", null)]
    [InlineData("warm", "ARG FROM COPY+ RUN+", null)]
    [InlineData(
        "warm", "FROM+ COPY+ RUN", "in a warm build the step '[3/3] RUN x' ran, though nothing had changed: its cached result was gone")]
    [InlineData("incremental-source", "FROM COPY RUN", null)]
    [InlineData("incremental-source", "FROM COPY+ RUN+", "nothing ran: the changed file reaches no step of this Dockerfile")]
    [InlineData("incremental-dependency", "FROM+ COPY+ RUN", null)]
    [InlineData("incremental-dependency", "FROM+", "nothing ran: the changed file reaches no step of this Dockerfile")]
    [InlineData("imported", "FROM COPY+ RUN+", null)]
    [InlineData("imported", "FROM COPY RUN+", null)]
    [InlineData("imported", "FROM+ WORKDIR+ RUN", "in an imported build every step ran: nothing of the imported cache was of use")]
    [InlineData("cold", "", null)]
    [InlineData("warm", "", null)]
    [InlineData("incremental-source", "", null)]
    public void IsReadFromTheSteps(string state, string steps, string? flaw) =>
        Assert.Equal(flaw, Validity.Flaw(Words.Find<CacheState>(state)!.Value, Steps(steps), changeIsIgnored: false));

    [Theory]
    [InlineData("incremental-source", "FROM+ COPY+ RUN+", null)]
    [InlineData("incremental-dependency", "FROM COPY+ RUN+", null)]
    [InlineData(
        "incremental-source",
        "FROM+ COPY+ RUN",
        "the step '[3/3] RUN x' ran, though the changed file is not sent: its cached result was gone")]
    public void OfAChangeThatIsNotSentNothingMustRun(string state, string steps, string? flaw) =>
        Assert.Equal(flaw, Validity.Flaw(Words.Find<CacheState>(state)!.Value, Steps(steps), changeIsIgnored: true));

    // The server of an ADD is asked in each build, under the name of the step.
    [Theory]
    [InlineData("warm", "FROM+ COPY+ RUN+", null)]
    [InlineData("incremental-source", "FROM+ COPY+ RUN+", "nothing ran: the changed file reaches no step of this Dockerfile")]
    [InlineData("incremental-source", "FROM+ COPY RUN", null)]
    public void ThatAServerIsAskedIsNoStepThatRan(string state, string steps, string? flaw)
    {
        const string Add = "ADD --checksum=sha256:1 https://example.org/x.tar /x";
        var fetch = new Step($"[2/4] {Add}", null, 2, Add, TimeSpan.Zero, TimeSpan.FromSeconds(1), Cached: false, null);
        var cache = Words.Find<CacheState>(state)!.Value;

        Assert.Equal(flaw, Validity.Flaw(cache, [fetch, .. Steps(steps)], changeIsIgnored: false));
        // The step itself waits for what was fetched.
        Assert.NotEqual(
            "nothing ran: the changed file reaches no step of this Dockerfile",
            Validity.Flaw(CacheState.IncrementalSource, [.. Steps("FROM+"), fetch with { Inputs = [0] }], changeIsIgnored: false));
        Assert.Equal(new StepCounts(3, 3), StepCounts.Of([fetch, .. Steps("FROM+ COPY+ RUN+")]));
    }

    [Fact]
    public void ACacheThatCannotBeImportedMakesNoImportedBuild()
    {
        const string name = "importing cache manifest from registry/cache";
        var import = new Step(name, null, null, name, TimeSpan.Zero, TimeSpan.FromSeconds(1), Cached: false, Error: "not found");

        Assert.Equal(
            "the cache could not be imported: not found",
            Validity.Flaw(CacheState.Imported, [import, .. Steps("FROM+ RUN+")], changeIsIgnored: false));
        Assert.Null(Validity.Flaw(CacheState.Imported, [import with { Error = null }, .. Steps("FROM+ RUN+")], changeIsIgnored: false));
    }

    [Fact]
    public void TheBuildersOwnStepsSayNothing()
    {
        Step[] own = [new(
            "[internal] load build context",
            null,
            null,
            "[internal] load build context",
            TimeSpan.Zero,
            TimeSpan.FromSeconds(1),
            Cached: false,
            null)];

        Assert.Null(Validity.Flaw(CacheState.Warm, [.. own, .. Steps("FROM+ RUN+")], changeIsIgnored: false));
        Assert.NotNull(Validity.Flaw(CacheState.IncrementalSource, [.. own, .. Steps("FROM+ RUN+")], changeIsIgnored: false));
    }

    [Fact]
    public void AStepThatWasNeverReachedDidNotRun() =>
        Assert.Null(
            Validity.Flaw(CacheState.Warm, [.. Steps("FROM+ RUN").Select(step => step with { Duration = null })], changeIsIgnored: false));

    // "RUN+" is a step from the cache.
    private static List<Step> Steps(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select((word, place) => new Step(
            $"[{place + 1}/{words.Length}] {word.TrimEnd('+')} x",
            null,
            place + 1,
            $"{word.TrimEnd('+')} x",
            TimeSpan.Zero,
            TimeSpan.FromSeconds(1),
            word.EndsWith('+'),
            null))];
    }
}
