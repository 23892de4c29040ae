using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Limits on the difference of two images: 100,000 bytes of a parent and 100,000 of its own, and what each test changes.</summary>
public sealed class LimitedDiffTests : IDisposable
{
    private const int Size = 100_000;

    private readonly TempFolder _temp = new();

    // The parent grows by 3,000 bytes, the own part by 5,000: 8,000 of 200,000 are 4 %.
    [Theory]
    [InlineData("8000B", 0, "unpacked size grew by 8,000 B (4.0 %), from 200,000 B to 208,000 B: within its limit of 8kB.")]
    [InlineData("7999B", 4, "unpacked size grew by 8,000 B (4.0 %), from 200,000 B to 208,000 B: over its limit of 7999B.")]
    [InlineData("4%", 0, "within its limit of 4% (8,000 B).")]
    [InlineData("3.9999%", 4, "over its limit of 3.9999% (7,999 B).")]
    [InlineData("own:5000B", 0,
        "own part of the unpacked size grew by 5,000 B (5.0 %), from 100,000 B to 105,000 B: within its limit of 5kB.")]
    [InlineData("own:5%", 0, "within its limit of 5% (5,000 B).")]
    [InlineData("own:4.99%", 4, "over its limit of 4.99% (4,990 B).")]
    [InlineData("layers:0", 0, "number of layers stayed at 2: within its limit of 0.")]
    public async Task ALimitHoldsTheDifferenceOfTwoImages(string limit, int exitCode, string line)
    {
        string[] typed = [.. Images(parent: 3_000, own: 5_000), .. Parents(parent: 3_000)];

        var (hard, text, _) = await Diff([.. typed, "--max-increase", limit]);
        var (soft, warned, _) = await Diff([.. typed, "--warn-increase", limit]);

        Assert.Equal(exitCode, hard);
        Assert.EndsWith(line, text.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(0, soft);
        Assert.Contains("the warning limit of", warned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheParentIsNotKnownTheWholeChangeIsHeldAndThatIsTold()
    {
        var (exitCode, text, _) = await Diff([.. Images(parent: 3_000, own: 5_000), "--max-increase", "own:5000B"]);

        Assert.Equal(4, exitCode);
        Assert.Contains(
            "over its limit of 5kB (all of the change: which part came with the parent image is not known).",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllLimitsHoldAndEachHasALine()
    {
        var (exitCode, text, _) = await Diff(
        [
            .. Images(0, 5_000),
            "--max-increase", "1MB", "--max-increase", "1kB", "--warn-increase", "1%", "--max-increase", "content:1%",
        ]);

        Assert.Equal(4, exitCode);
        Assert.Equal(
            ["within its limit of 1MB", "over its limit of 1kB", "content:", "over the warning limit of 1%"],
            text.TrimEnd('\n').Split('\n')[^4..].Select((line, index) => index == 2
                ? line.Contains("content size ", StringComparison.Ordinal) ? "content:" : line
                : line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" (")[0].TrimEnd('.')));
    }

    [Fact]
    public async Task AReasonLetsItPassAndIsTold()
    {
        var (exitCode, text, _) = await Diff(
            [.. Images(0, 5_000), "--max-increase", "1kB", "--allow-increase", " the new \u001b[31mcompiler. "]);

        Assert.Equal(0, exitCode);
        Assert.EndsWith("over its limit of 1kB, allowed: the new \\u001B[31mcompiler.\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--csv")]
    public async Task WhatIsForProgramsHasTheLinesBesideIt(string form)
    {
        var images = Images(0, 5_000);

        var (exitCode, text, error) = await Diff([.. images, "--max-increase", "1kB", "--max-increase", "1MB", form]);

        Assert.Equal(4, exitCode);
        Assert.Equal((await Diff([.. images, form])).Output, text);
        Assert.Equal(
            "The image: unpacked size grew by 5,000 B (2.5 %), from 200,000 B to 205,000 B: over its limit of 1kB.\n", error);
    }

    public void Dispose() => _temp.Dispose();

    private string[] Images(int parent, int own) => [Write("a.tar", Image(0, 0)), Write("b.tar", Image(parent, own))];

    private string[] Parents(int parent) =>
        ["--base-parent", Write("pa.tar", Parent(0)), "--head-parent", Write("pb.tar", Parent(parent))];

    private static ArchiveBuilder Parent(int more) =>
        new ArchiveBuilder().Layer(new TarBytes().File("usr/lib/libc.so.6", Size + more).End());

    private static ArchiveBuilder Image(int parent, int own) =>
        Parent(parent).Layer(new TarBytes().File("app/server", Size + own).End());

    private string Write(string name, ArchiveBuilder archive)
    {
        var path = Path.Combine(_temp.Path, name);
        File.WriteAllBytes(path, archive.Legacy());
        return path;
    }

    private static Task<Ended> Diff(string[] arguments) =>
        InvokedCommand.Run(["diff", "--no-content-size", .. arguments]);
}
