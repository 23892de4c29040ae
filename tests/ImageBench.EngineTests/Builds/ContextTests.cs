using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.EngineTests.Builds;

/// <summary>What is packed here is what the builders find there: hard names, links and modes, read back from the image.</summary>
public class ContextTests(TestEngine engine)
{
    private static readonly string LongName = string.Join('/', Enumerable.Repeat(new string('n', 60), 6));

    public static TheoryData<string> Builders => ["buildkit", "classic"];

    [Theory]
    [MemberData(nameof(Builders))]
    public async Task FilesOfEveryKindArrive(string builder)
    {
        engine.Need();
        using var place = new Workplace();
        place.With(
            "c",
            "Dockerfile.a",
            "FROM imagebench/busybox\nCOPY . /c\nRUN cd /c && test -L link && test \"$(readlink link)\" = target/of/link && test -x "
                + "run.sh && test ! -e left.out && test -s 'ünïcödé – name.txt' && test -s " + LongName
                + "/file && test ! -e excluded/no && test -s excluded/yes\n");
        place.With("c", ".dockerignore", "# a comment\n*.out\nexcluded\n!excluded/yes\n");
        place.With("c", "left.out", "x").With("c", "excluded/no", "x").With("c", "excluded/yes", "x");
        place.With("c", "ünïcödé – name.txt", "x").With("c", LongName + "/file", "x").With("c", "run.sh", "#!/bin/sh\n");
        var folder = Path.Combine(place.Scenarios, "c");
        File.SetUnixFileMode(Path.Combine(folder, "run.sh"), (UnixFileMode)0b111_101_101);
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "target/of/link");

        var outcome = await Build(folder, builder);

        Assert.True(outcome.Status == BuildStatus.Built, outcome.Error);
    }

    [Fact]
    public async Task AFileThatVanishesWhileItIsSentFailsThatBuildWithASentence()
    {
        engine.Need();
        using var place = new Workplace().With("c", "Dockerfile.a", "FROM imagebench/busybox\nCOPY . /c\n").With("c", "gone", "x");
        var folder = Path.Combine(place.Scenarios, "c");
        var context = BuildContext.List(folder, Path.Combine(folder, "Dockerfile.a"), edit: null, TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(folder, "gone"));

        var outcome = await Build(context, "buildkit");

        Assert.Equal(BuildStatus.Failed, outcome.Status);
        Assert.Contains("gone", outcome.Error, StringComparison.Ordinal);
        Assert.Null(outcome.ImageId);
    }

    [Fact]
    public async Task TheSameContextTwiceIsTheSameToTheCache()
    {
        engine.Need();
        using var place = new Workplace().With("c", "Dockerfile.a", "FROM imagebench/busybox\nCOPY . /c\nRUN ls /c\n").With(
            "c", "file", "x");
        var folder = Path.Combine(place.Scenarios, "c");
        await Build(folder, "buildkit");
        File.SetLastWriteTimeUtc(Path.Combine(folder, "file"), DateTime.UnixEpoch.AddYears(20));

        var again = await Build(folder, "buildkit");

        Assert.All(again.Steps.Where(step => step.Number > 1), step => Assert.True(step.Cached, step.Name));
    }

    private Task<BuildOutcome> Build(string folder, string builder) =>
        Build(BuildContext.List(folder, Path.Combine(folder, "Dockerfile.a"), edit: null, TestContext.Current.CancellationToken), builder);

    private async Task<BuildOutcome> Build(PackedContext context, string builder)
    {
        var label = RunLabel.Make("context-test", MakerProcess.ReadOwn());
        var request = new BuildRequest(
            context,
            Words.Find<Builder>(builder)!.Value,
            false,
            null,
            new Dictionary<string, string>(),
            label.AsLabels(),
            label.ImageName(1),
            TimeSpan.FromMinutes(2));
        try
        {
            return await engine.Engine.Build(request, _ => { }, TestContext.Current.CancellationToken);
        }
        finally
        {
            await engine.Engine.RemoveAll(label, TestContext.Current.CancellationToken);
        }
    }
}
