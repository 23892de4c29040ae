using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs;
using ImageBench.Tests.Engine.Wire;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>Whose things are removed, and what is said of those that stay.</summary>
public sealed class DeadRunsTests : IDisposable
{
    private static readonly RunLabel Label = RunLabel.Make("20260801-093000-app", new MakerMark("01234567", "89abcdef"));

    private readonly TempFolder _folder = new();
    private readonly List<string> _removed = [];

    private StateFolder State => new(_folder.Path);

    [Fact]
    public async Task OfAKilledRunContainersAndImagesAreRemoved()
    {
        Assert.Equal("Removed what run 20260801-093000-app left.", await Clean(isAlive: false));
        Assert.Equal(["DELETE /containers/own", $"DELETE /images/{Label.ImageName(1)}"], _removed);
    }

    [Fact]
    public async Task OfARunThatLivesOnThisMachineNothingIsTouchedWhateverStateFolderItHas()
    {
        Assert.Equal("Left alone what run 20260801-093000-app made: it is still going on.", await Clean(isAlive: true));
        Assert.Equal("Left alone what run 20260801-093000-app made: it is still going on.", await Clean(true, run: "20260801-093000-app"));
        Assert.Empty(_removed);
    }

    [Fact]
    public async Task OfARunWhoseStateFolderIsSharedWithItsContainerNothingIsTouched()
    {
        using var mark = new RunMark(State, Label.Value);

        Assert.Equal("Left alone what run 20260801-093000-app made: it is still going on.", await Clean(isAlive: null));
        Assert.Empty(_removed);
    }

    [Fact]
    public async Task WhatAnotherMachineMadeIsRemovedOnlyWhereItsRunIsNamed()
    {
        Assert.Equal(
            "Left alone what run 20260801-093000-app made: it is another machine's, or this one's from before its last start, and "
                + "may be going on; 'imagebench clean --run 20260801-093000-app' removes it all the same.",
            await Clean(isAlive: null));
        Assert.Equal("", await Clean(isAlive: null, run: "20260801-093000-other"));
        Assert.Empty(_removed);

        Assert.Equal("Removed what run 20260801-093000-app left.", await Clean(isAlive: null, run: "20260801-093000-app"));
        Assert.NotEmpty(_removed);
    }

    [Fact]
    public async Task WhatMerelyInheritedALabelIsSomebodyElses()
    {
        Assert.Equal("", await Clean(isAlive: false, names: [], containerName: "/users-own"));
        Assert.Equal("", await Clean(isAlive: false, names: ["users/own:latest"], containerName: "/users-own"));
        Assert.Empty(_removed);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../other-0123456789abcdef")]
    [InlineData("somebodys-label")]
    public async Task ALabelThatNoRunWroteIsNoRuns(string value)
    {
        Assert.Equal("", await Clean(isAlive: false, names: [new RunLabel(value).ImageName(1)], label: value));
        Assert.Empty(_removed);
    }

    [Theory]
    [InlineData("<none>@<none>", "DELETE /images/sha256:1")]
    [InlineData("parent@sha256:2", null)]
    public async Task OnAPrivateEngineANamelessImageIsTheRunsUnlessItWasPulled(string digest, string? removed)
    {
        await Clean(isAlive: false, names: ["<none>:<none>"], containerName: "/users-own", digest: digest);

        Assert.Equal(removed is null ? [] : [removed], _removed);
    }

    [Fact]
    public async Task AnImageThatSomebodyNamedAsWellStaysAndIsTold()
    {
        Assert.Equal(
            "Removed what run 20260801-093000-app left, but for image mine:latest, which has that name from somebody else.",
            await Clean(isAlive: false, names: ["mine:latest", Label.ImageName(1)]));
        Assert.Equal(["DELETE /containers/own", $"DELETE /images/{Label.ImageName(1)}"], _removed);
    }

    [Fact]
    public async Task AnImageThatSomebodysContainerUsesStaysAndIsTold() => Assert.Equal(
        "Removed what run 20260801-093000-app left, but for image sha256:1, which somebody else's container uses.",
        await Clean(isAlive: false, conflict: true));

    public void Dispose() => _folder.Dispose();

    private async Task<string> Clean(
        bool? isAlive,
        string[]? names = null,
        string? containerName = null,
        string? run = null,
        bool conflict = false,
        string? label = null,
        string? digest = null)
    {
        var (name, tags) = (containerName ?? "/" + Label.NewContainerName(), names ?? [Label.ImageName(1)]);
        var value = label ?? Label.Value;
        var quoted = string.Join(',', tags.Select(tag => $"\"{tag}\""));
        await using var played = new PlayedEngine(request => request switch
        {
            "GET /containers/json" =>
                (200, $$"""[{"Id":"own","Names":["{{name}}"],"Labels":{"imagebench.container":"{{value}}" } }]"""),
            "GET /images/json" =>
                (200, $$"""
                    [{"Id":"sha256:1","Labels":{"imagebench.run":"{{value}}" },"RepoTags":[{{quoted}}],"RepoDigests":["{{digest}}"] }]
                    """),
            _ when request.StartsWith("DELETE", StringComparison.Ordinal) => Removed(request, conflict),
            _ => null,
        });
        using var engine = await DockerEngine.Connect(
            new EngineAddress(played.Address, "--engine"), digest is not null, TimeProvider.System, TestContext.Current.CancellationToken);
        var runs = new DeadRuns(engine, State, new FakeHost { IsAlive = isAlive });
        var sentences = new List<string>();
        await foreach (var sentence in run is null ? runs.Remove(CancellationToken.None) : runs.RemoveNamed(run, CancellationToken.None))
            sentences.Add(sentence);
        return string.Join('\n', sentences);
    }

    private (int, string) Removed(string request, bool conflict)
    {
        _removed.Add(Uri.UnescapeDataString(request));
        return conflict && request.Contains("/images/", StringComparison.Ordinal)
            ? (409, """{"message":"conflict: container 12 is using its referenced image"}""")
            : (200, "[]");
    }
}
