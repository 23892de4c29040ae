using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Runs.Advising;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Runs.Advising;

public sealed class StartComparisonTests
{
    [Theory]
    [InlineData("/runtime/bin:/bin", "")] // A program that lies elsewhere is found where the image looks for it.
    [InlineData("/usr/bin:/bin", "files that its start names: 1 -> 0")]
    public async Task WhatIsStartedIsLookedForWhereEachImageLooks(string path, string said)
    {
        var original = await Read("/usr/bin:/bin", "usr/bin/java");
        var rewritten = await Read(path, "runtime/bin/java");

        var changes = StartComparison.Between(original, rewritten);

        Assert.Equal(said, string.Join('\n', changes.Select(change => $"{change.Setting}: {change.Original} -> {change.Rewritten}")));
    }

    private static Task<ImageTree> Read(string path, string program) => ImageArchive.ReadTree(
        new MemoryStream(new ArchiveBuilder { Cmd = ["java", "Main"], Env = [$"PATH={path}"] }
            .Layer(new TarBytes().File(program, 10).End())
            .Legacy()),
        new ImageReading { IsCompared = true },
        TestContext.Current.CancellationToken);
}
