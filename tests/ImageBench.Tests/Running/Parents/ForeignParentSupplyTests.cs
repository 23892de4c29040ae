using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Parents;
using ImageBench.Running.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Parents;

/// <summary>Parents of other platforms than the engine's.</summary>
public class ForeignParentSupplyTests
{
    private static readonly RunLabel Label = RunLabel.Make("20260801-093000-all", new MakerMark("01234567", "89abcdef"));

    private readonly List<string> _told = [];
    private readonly List<string> _dockerfiles = [];

    [Fact]
    public async Task EachIsFetchedOnceByTheBuilderAndKeptUnderANameOfTheRun()
    {
        var engine = await Fetch(_ => BuildStatus.Built);

        Assert.Equal(
            [
                "FROM --platform=linux/s390x golang:1.24\nCOPY . /imagebench-parent\n",
                "FROM --platform=linux/riscv64 golang:1.24\nCOPY . /imagebench-parent\n",
            ],
            _dockerfiles);
        Assert.All(engine.Requests, request => Assert.Equal((Builder.BuildKit, false), (request.Builder, request.NoCache)));
        Assert.Equal([Label.ParentName(1), Label.ParentName(2)], engine.Requests.Select(request => request.Tag));
        Assert.All(engine.Requests, request => Assert.True(Label.IsImageName(request.Tag!)));
        Assert.All(engine.Requests, request => Assert.Equal(Label.AsLabels(), request.Labels));
        Assert.Equal(["Pulling golang:1.24 for linux/s390x ...", "Pulling golang:1.24 for linux/riscv64 ..."], _told);
    }

    [Fact]
    public async Task OneThatCannotBeHadIsToldAndLeftToTheBuilds()
    {
        await Fetch(build => build.Number == 1 ? BuildStatus.Failed : BuildStatus.Built);

        Assert.Equal(
            [
                "Pulling golang:1.24 for linux/s390x ...",
                "The parent image golang:1.24 of go-crud/single cannot be had for linux/s390x: it failed. "
                    + "Its builds are left to the engine.",
                "Pulling golang:1.24 for linux/riscv64 ...",
            ],
            _told);
    }

    private async Task<FakeEngine> Fetch(Func<FakeBuild, BuildStatus> ends)
    {
        var engine = new FakeEngine(new FakeTimeProvider(Some.Time)) { Ends = ends };
        ForeignParent[] wanted =
        [
            new("golang:1.24", "linux/s390x", "go-crud", "single"),
            new("golang:1.24", "linux/s390x", "go-crud", "multi"),
            new("golang:1.24", "linux/riscv64", "go-crud", "multi"),
        ];
        await new ForeignParentSupply(engine, Label, Context, _told.Add).Fetch(wanted, TestContext.Current.CancellationToken);
        return engine;
    }

    private PackedContext Context(string dockerfile)
    {
        _dockerfiles.Add(dockerfile);
        return new PackedContext("Dockerfile.parent", 1, new ByteSize(dockerfile.Length), (_, _) => Task.CompletedTask);
    }
}
