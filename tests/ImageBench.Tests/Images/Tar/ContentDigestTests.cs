using ImageBench.Images.Tar;

namespace ImageBench.Tests.Images.Tar;

/// <summary>Digests that tell contents apart, however they are read.</summary>
public sealed class ContentDigestTests
{
    private const int Block = 128 * 1024;

    private static readonly ContentKey Key = ContentKey.MadeUp();

    public static TheoryData<int> Lengths => [1, 15, 16, 17, 5000, Block - 1, Block, Block + 1, (3 * Block) - 16, 3 * Block, 1_000_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task AreTheSameHoweverTheContentIsRead(int length)
    {
        var content = Content(length);
        var whole = await Of(Key, content, first: 0, length: 0);

        Assert.Equal(whole, await Of(Key, content, first: length, 1));
        Assert.Equal(whole, await Of(Key, content, first: length / 2, 7919));
        Assert.Equal(whole, await Of(Key, content, first: Math.Min(length, Block), 1 << 20));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task AreOthersForEachOtherContentAndForEachOtherKey(int length)
    {
        var content = Content(length);
        var digests = new HashSet<UInt128> { await Of(Key, content), await Of(ContentKey.MadeUp(), content) };
        foreach (var at in (int[])[0, length / 2, length - 1])
        {
            var other = content.ToArray();
            other[at] ^= 1;
            digests.Add(await Of(Key, other));
        }

        Assert.Equal(length == 1 ? 3 : length <= 2 ? 4 : 5, digests.Count);
        Assert.DoesNotContain(await Of(Key, [.. content, 0]), digests);
        Assert.DoesNotContain(await Of(Key, [0, .. content]), digests);
    }

    [Fact]
    public async Task BlocksInAnotherOrderAreAnotherContent()
    {
        var content = Content(3 * Block);
        byte[] other = [.. content[Block..(2 * Block)], .. content[..Block], .. content[(2 * Block)..]];

        Assert.NotEqual(await Of(Key, content), await Of(Key, other));
    }

    [Fact]
    public async Task NothingOfOneEntryIsInTheNext()
    {
        using var window = new Window(new MemoryStream(new TarBytes().File("a", Content(Block + 5)).File("b", Content(9)).End()));
        using var digest = new ContentDigest(Key);
        var walker = new TarWalker(window);
        await walker.Next(TestContext.Current.CancellationToken);
        await digest.Finish(walker, TestContext.Current.CancellationToken);
        await walker.Next(TestContext.Current.CancellationToken);

        Assert.Equal(await Of(Key, Content(9)), await digest.Finish(walker, TestContext.Current.CancellationToken));
    }

    private static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)((i * 31 >> 3) ^ (i >> 16)))];

    // The first bytes are read by somebody else, in pieces of that length.
    private static async Task<UInt128> Of(ContentKey key, byte[] content, int first = 0, int length = 0)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var window = new Window(new MemoryStream(new TarBytes().File("x", content).End()));
        using var digest = new ContentDigest(key);
        var walker = new TarWalker(window);
        await walker.Next(cancel);
        var read = digest.Tap(walker);
        for (var count = -1; first > 0 && count != 0; first -= count)
            count = await read(new byte[Math.Min(first, length)], cancel);
        return await digest.Finish(walker, cancel);
    }
}
