using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model.Runs;
using ImageBench.Tests.Engine.Wire;

namespace ImageBench.Tests.Engine;

/// <summary>
/// The classic builder's images stand on nameless ones, of which an engine removes all with the last that stands on them.
/// </summary>
public class StepsBelowTests
{
    private static readonly RunLabel Label = RunLabel.Make("20260801-093000-app", new MakerMark("01234567", "89abcdef"));

    // Of the second before the run began, and of the one in which it did.
    private const long Before = 1785576599;
    private const long During = 1785576600;

    [Fact]
    public async Task WhatWasThereBeforeTheRunStaysAndItsOwnStepsGo()
    {
        var asked = await Remove(isPrivate: false, step: During, parent: Before);

        Assert.Equal([$"images/{Label.ImageName(1)}", "images/sha256:step"], Removed(asked));
        Assert.All(asked.Where(request => request.StartsWith("DELETE", StringComparison.Ordinal)), IsOfNothingBelow);
    }

    [Fact]
    public async Task BelowOneThatWasThereNothingIsTheRuns() =>
        Assert.Equal(
            [$"images/{Label.ImageName(1)}"],
            Removed(await Remove(isPrivate: false, step: Before, parent: During)));

    [Fact]
    public async Task AStepOfTwoImagesGoesAfterWhatStandsOnIt()
    {
        var images = string.Join(',', Own(1, "sha256:one"), Own(2, "sha256:two"));
        var steps = string.Join(
            ',', Step("sha256:one", "sha256:both", During), Step("sha256:two", "sha256:both", During), Step("sha256:both", "", During));

        var removed = Removed(await Remove(isPrivate: false, images, steps));

        Assert.Equal(["images/sha256:both"], removed[^1..]);
        Assert.Equal(
            ["images/sha256:one", "images/sha256:two"], removed.Where(path => path is "images/sha256:one" or "images/sha256:two").Order());
    }

    [Fact]
    public async Task APrivateEngineRemovesThemByItself() =>
        Assert.Equal(
            [$"images/{Label.ImageName(1)}"],
            Removed(await Remove(isPrivate: true, step: During, parent: Before)));

    [Theory]
    [InlineData("20260801-093000-app", true)]
    [InlineData("fleet-7", false)]
    [InlineData("20269901-093000-app", false)]
    public void WhenARunBeganIsInItsId(string id, bool isSaid)
    {
        var label = RunLabel.Make(id, new MakerMark("01234567", "89abcdef"));

        Assert.Equal(isSaid ? new DateTime(2026, 8, 1, 9, 30, 0, DateTimeKind.Utc) : null, label.BegunAt);
    }

    private static void IsOfNothingBelow(string request) => Assert.Matches("noprune=(1|true)", request);

    private static string[] Removed(IEnumerable<string> asked) =>
    [
        .. asked.Where(request => request.StartsWith("DELETE", StringComparison.Ordinal))
            .Select(request => Uri.UnescapeDataString(request.Split(' ')[1].Split('?')[0].Split('/', 3)[2])),
    ];

    private static Task<IReadOnlyList<string>> Remove(bool isPrivate, long step, long parent) => Remove(
        isPrivate,
        Own(1, "sha256:step"),
        string.Join(',', Step("sha256:step", "sha256:users", step), Step("sha256:users", "", parent)));

    private static string Own(int number, string below) => $$"""
        {"Id":"sha256:own{{number}}","ParentId":"{{below}}","Created":{{During}},"RepoTags":["{{Label.ImageName(number)}}"],
         "Labels":{"imagebench.run":"{{Label.Value}}" } }
        """;

    private static string Step(string id, string below, long made) => $$"""
        {"Id":"{{id}}","ParentId":"{{below}}","Created":{{made}},"RepoTags":["<none>:<none>"] }
        """;

    private static async Task<IReadOnlyList<string>> Remove(bool isPrivate, string own, string others)
    {
        var lists = 0;
        await using var played = new PlayedEngine(request => request switch
        {
            "GET /containers/json" => (200, "[]"),
            // Of the label first, and then all.
            "GET /images/json" => (200, lists++ == 0 ? $"[{own}]" : $"[{own},{others}]"),
            _ when request.StartsWith("GET /images/", StringComparison.Ordinal) =>
                (200, $$"""{"Id":"{{Uri.UnescapeDataString(request.Split('/')[2])}}","RepoTags":[] }"""),
            _ when request.StartsWith("DELETE", StringComparison.Ordinal) => (200, "[]"),
            _ => null,
        });
        var cancel = TestContext.Current.CancellationToken;
        using var engine = await DockerEngine.Connect(
            new EngineAddress(played.Address, "--engine"), isPrivate, TimeProvider.System, cancel);

        await engine.RemoveAll(Label, cancel);

        return [.. played.Asked];
    }
}
