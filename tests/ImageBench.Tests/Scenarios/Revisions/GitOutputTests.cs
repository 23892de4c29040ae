using ImageBench.Scenarios.Revisions;

namespace ImageBench.Tests.Scenarios.Revisions;

public sealed class GitOutputTests
{
    private const int Piece = 64 * 1024;

    [Theory]
    [InlineData(0, true, 0)]
    [InlineData(100_000, true, 100_000)]
    [InlineData(100_001, false, Piece)]
    [InlineData(1_000_010, false, Piece)]
    public async Task WhatIsTooLongIsItsBeginningAndSaysSo(int length, bool isWhole, int kept)
    {
        using var output = new MemoryStream([.. Enumerable.Range(0, length).Select(at => (byte)(at / 7))]);

        var read = await GitOutput.Read(output, 100_000, TestContext.Current.CancellationToken);

        Assert.Equal(length, output.Position);
        Assert.Equal((isWhole, kept), (read.IsWhole, read.Bytes.Length));
        Assert.Equal(output.ToArray()[..kept], read.Bytes.ToArray());
    }
}
