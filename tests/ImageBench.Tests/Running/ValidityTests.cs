using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class ValidityTests
{
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
