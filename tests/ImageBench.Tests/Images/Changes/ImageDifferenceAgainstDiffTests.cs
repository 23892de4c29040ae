using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Model.Images;
#pragma warning disable CA5394 // Do not use insecure randomness: it is seeded, so that a failure can be repeated

namespace ImageBench.Tests.Images.Changes;

/// <summary>Random pairs of images, compared here, and unpacked and compared by GNU tar, find and diff.</summary>
public sealed class ImageDifferenceAgainstDiffTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task BothSeeTheSameDifferences()
    {
        var pairs = Enumerable.Range(0, 200).Select(Pair).ToList();
        var unpacked = await UnpackedPairs.Of(pairs, _temp.Path);
        var (differences, from, to) = (unpacked.Differences(), unpacked.Sizes("base"), unpacked.Sizes("head"));

        for (var seed = 0; seed < pairs.Count; seed++)
        {
            var difference = ImageDifference.Between(await Read(pairs[seed].Base), await Read(pairs[seed].Head));
            var (expected, seen) = (new SortedSet<string>(differences[seed], StringComparer.Ordinal), Seen(difference));
            var (diffAlone, weAlone) = (string.Join(' ', expected.Except(seen)), string.Join(' ', seen.Except(expected)));
            Assert.True(expected.SetEquals(seen), $"seed {seed}: only diff sees {diffAlone}; only we see {weAlone}");
            Assert.True(to[seed].Sum() - from[seed].Sum() == difference.VisibleChange.Bytes, $"seed {seed}");
            CheckSums(difference, $"seed {seed}");
        }
    }

    public void Dispose() => _temp.Dispose();

    private static (RandomImage Base, RandomImage Head) Pair(int seed)
    {
        var random = new Random(seed);
        var from = new RandomImage(random).Grown(0, random.Next(1, 4));
        return (from, from.Grown(random.Next(from.Layers.Count + 1), random.Next(1, 3)));
    }

    // What diff tells too: not modes and owners, nor how often the bytes are there.
    private static SortedSet<string> Seen(ImageDifference difference)
    {
        const ChangedAspects Told = ChangedAspects.Type | ChangedAspects.Content | ChangedAspects.LinkTarget;
        var seen = difference.Files()
            .Where(file => file.Kind is FileChangeKind.Added or FileChangeKind.Removed || (file.Aspects & Told) != 0)
            .Select(file => (file.Kind switch { FileChangeKind.Added => "+", FileChangeKind.Removed => "-", _ => "~" }) + file.Path);
        return new SortedSet<string>(seen, StringComparer.Ordinal);
    }

    private static void CheckSums(ImageDifference difference, string seed)
    {
        var sum = difference.Files().Sum(file => file.Change.Bytes);
        Assert.True(sum == difference.VisibleChange.Bytes, seed);
        Assert.True(difference.UnpackedChange.Bytes == difference.VisibleChange.Bytes + difference.HiddenChange.Bytes, seed);
        Assert.True(Hidden(difference.Head) - Hidden(difference.Base) == difference.HiddenChange.Bytes, seed);
        Assert.All(
            [difference.ByDirectory(), difference.ByKind(), difference.ByInstruction()],
            fold => Assert.True(fold.Sum(part => part.Change.Bytes) == sum, seed));
        Assert.True(difference.Largest(3).Sum(change => change.Change.Bytes) == sum, seed);
        Assert.True(difference.Largest(3).Sum(change => change.Gross.Bytes) == difference.Files()
            .Sum(file => Math.Abs(file.Change.Bytes)), seed);
    }

    private static long Hidden(ImageFacts image) => image.Wasted!.Value.Bytes;

    private static Task<ImageTree> Read(RandomImage image) =>
        ImageArchive.ReadTree(new MemoryStream(image.Archive().Legacy()), new ImageReading { IsCompared = true },
            TestContext.Current.CancellationToken);
}
