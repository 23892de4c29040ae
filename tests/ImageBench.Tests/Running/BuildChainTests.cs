using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running;

/// <summary>A variant of two builds with a file carried between them.</summary>
public class BuildChainTests
{
    // Long enough to be seen where it does not belong.
    private static readonly TimeSpan ListTime = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly List<RunEvent> _events = [];
    private readonly List<PlannedBuild> _packed = [];
    private readonly List<string> _carried = [];
    private readonly Dictionary<(string, string), string> _notMade = [];
    private int? _cannotBeListed;

    [Fact]
    public async Task TheSecondBuildGetsTheFilesOfTheFirst()
    {
        var engine = new FakeEngine(_time) { Files = { ["first /out/app"] = "program" } };

        var made = await Make(engine);

        Assert.Equal(["build first buildkit", "take /out/app of first buildkit labelled the run", "build second buildkit"], engine.Calls);
        Assert.Equal(["Dockerfile.first", "Dockerfile.second"], _packed.Select(build => Path.GetFileName(build.Variant.DockerfilePath)));
        Assert.Empty(_packed[0].Carried);
        var carried = Assert.Single(_packed[1].Carried);
        Assert.Equal(
            ("bin/app", 7, UnixFileMode.UserRead | UnixFileMode.UserExecute), (carried.Path, carried.Length, carried.Mode));
        Assert.Equal(["program"], _carried);
        // What was left for it is not kept any longer than it is needed.
        Assert.Throws<ObjectDisposedException>(() => carried.Open().ReadByte());
        Assert.Equal(["stage one", null], engine.Requests.Select(request => request.Target));
        Assert.Equal("second buildkit", engine.Images[made.Record.Outcome.ImageId!].Digest);
    }

    [Fact]
    public async Task BothCountAsOneBuildFromTheFirstByteToTheLastImage()
    {
        var engine = new FakeEngine(_time) { Files = { ["first /out/app"] = "program" } };

        var (record, _) = await Make(engine);

        // The first context is listed before the clock starts, the second while it runs.
        Assert.Equal(Some.Time + ListTime, record.StartedAt);
        Assert.Equal(FakeEngine.BuildTime + FakeEngine.TakeTime + ListTime + FakeEngine.BuildTime, record.Outcome.Elapsed);
        Assert.Equal((6, 2 * FakeEngine.Unchanged.Bytes), (record.ContextFiles, record.ContextSize.Bytes));
        var steps = record.Outcome.Steps;
        Assert.Equal(
            [0, 1, 2, -1, 0, 1, 2],
            steps.Select(step =>
                step.Name.StartsWith("carry", StringComparison.Ordinal)
                    ? -1
                    : Some.Steps().Select(some => some.Name).ToList().IndexOf(step.Name)));
        Assert.Equal(("carry /out/app", FakeEngine.BuildTime, FakeEngine.TakeTime), (steps[3].Name, steps[3].Started, steps[3].Duration));
        Assert.Equal(FakeEngine.BuildTime + FakeEngine.TakeTime + ListTime + Some.Steps()[2].Started, steps[6].Started);
        Assert.Equal([0, 1, 2], steps[3].Inputs);
        Assert.Equal([3], steps[4].Inputs);
        Assert.Equal(new StepCounts(4, 2), record.Outcome.StepCounts);
        Assert.Contains(_events.OfType<RunEvent.StepStarted>(), step => step.Step == "carry /out/app");
    }

    [Fact]
    public async Task AFileThatIsNotThereFailsTheBuildWithItsName()
    {
        var engine = new FakeEngine(_time);

        var (record, _) = await Make(engine);

        Assert.Equal(
            (BuildStatus.Failed, "the image of Dockerfile.first has no file /out/app, which the next build is to get"),
            (record.Outcome.Status, record.Outcome.Error));
        Assert.Null(record.Outcome.ImageId);
        Assert.Single(engine.Requests);
    }

    [Theory]
    [InlineData(1, BuildStatus.Failed)]
    [InlineData(2, BuildStatus.TimedOut)]
    internal async Task ABuildThatFailsIsTheEnd(int number, BuildStatus status)
    {
        var engine = new FakeEngine(_time)
        {
            Files = { ["first /out/app"] = "program" },
            Ends = build => build.Number == number ? status : BuildStatus.Built,
        };

        var (record, _) = await Make(engine);

        Assert.Equal((status, null), (record.Outcome.Status, record.Outcome.ImageId));
        Assert.Equal(number, engine.Requests.Count);
    }

    [Fact]
    public async Task TheSecondBuildHasTheTimeThatTheFirstLeft()
    {
        var engine = new FakeEngine(_time) { Files = { ["first /out/app"] = "program" } };

        await Make(engine);

        var timeout = Some.Run().Options.Timeout;
        Assert.Equal(
            [timeout, timeout - FakeEngine.BuildTime - FakeEngine.TakeTime - ListTime], engine.Requests.Select(request => request.Timeout));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    public async Task AChangeIsIgnoredWhenNoBuildIsSentIt(bool first, bool second, bool ignored)
    {
        var engine = new FakeEngine(_time) { Files = { ["first /out/app"] = "program" } };

        Assert.Equal(ignored, (await Make(engine, [first, second])).ChangeIsIgnored);
    }

    /// <summary>A file of it that cannot be read, an ignore file that was broken meanwhile: the other builds can still be made.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AContextThatCannotBeListedFailsThatBuildWithItsSentence(int number)
    {
        var engine = new FakeEngine(_time) { Files = { ["first /out/app"] = "program" } };
        _cannotBeListed = number;

        var (record, _) = await Make(engine);

        Assert.Equal(
            (BuildStatus.Failed, "The context cannot be sent.", null),
            (record.Outcome.Status, record.Outcome.Error, record.Outcome.ImageId));
        Assert.Equal(number - 1, engine.Requests.Count);
        Assert.Equal((number - 1) * 3, record.ContextFiles);
    }

    // A registry could give what somebody else put there under its name.
    [Fact]
    public async Task WhereAParentThatWasMadeHereIsGoneTheEngineIsAskedForNoBuild()
    {
        var engine = new FakeEngine(_time) { Files = { ["first /out/app"] = "program" } };
        var pulled = new ParentFacts("busybox", "sha256:1", "sha256:2", []);

        var fault = await Assert.ThrowsAsync<Fault>(() => Make(engine, parents: [pulled, pulled with { Name = "imagebench/busybox" }]));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.StartsWith("The parent image imagebench/busybox was removed", fault.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Requests);
        Assert.Equal(BuildStatus.Built, (await Make(engine, parents: [pulled])).Record.Outcome.Status);
    }

    [Fact]
    public async Task WhereAParentWasNotMadeHereTheEngineIsAskedForNoBuildAndItFailsWithTheReason()
    {
        var engine = new FakeEngine(_time) { Files = { ["first /out/app"] = "program" } };
        _notMade.Add((Some.Scenario().Name, "two"), "The parent image imagebench/go cannot be had.");

        var (record, _) = await Make(engine);

        Assert.Equal(
            (BuildStatus.Failed, "The parent image imagebench/go cannot be had.", 0),
            (record.Outcome.Status, record.Outcome.Error, record.ContextFiles));
        Assert.Empty(engine.Requests);
    }

    private async Task<MadeBuild> Make(FakeEngine engine, bool[]? ignored = null, params IReadOnlyList<ParentFacts> parents)
    {
        var none = new Dictionary<string, string>();
        var variant = new Variant("two", "/x/Dockerfile.second", null, none)
        {
            Before =
                [new EarlierBuild("/x/Dockerfile.first", "stage one", none, new Dictionary<string, string> { ["/out/app"] = "bin/app" })],
        };
        var setup = new RunSetup(Some.Run().Options, BaseSet.Hub, parents, new RunLabel("the run"), (build, _, _) =>
        {
            _packed.Add(build);
            foreach (var file in build.Carried)
            {
                using var reader = new StreamReader(file.Open());
                _carried.Add(reader.ReadToEnd());
            }

            if (_packed.Count == _cannotBeListed)
                throw new Fault(ExitCode.BadInput, "The context cannot be sent.");
            _time.Advance(ListTime);
            return new PackedContext(Path.GetFileName(build.Variant.DockerfilePath), 3, FakeEngine.Unchanged, (_, _) => Task.CompletedTask)
            {
                ChangeIsIgnored = ignored?[_packed.Count - 1] ?? false,
            };
        })
        {
            NotMade = _notMade,
        };
        var build = new PlannedBuild(Some.Key("two"), 1, Some.Scenario(), variant);
        return await new BuildChain(engine, setup, _events.Add, _time).Make(
            build, noCache: false, edited: false, TestContext.Current.CancellationToken);
    }
}
