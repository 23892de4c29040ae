using ImageBench.Images.Packages;

namespace ImageBench.Tests.Images.Packages;

public class SightTests
{
    [Fact]
    public async Task AtItsEndAFileIsAskedForMoreOnce()
    {
        var asked = 0;
        var left = 100_000;
        var sight = new Sight((target, _) =>
        {
            asked++;
            var count = Math.Min(left, target.Length);
            left -= count;
            return ValueTask.FromResult(count);
        });

        Assert.False(await sight.Fill(100_001, TestContext.Current.CancellationToken));
        var before = asked;
        for (var at = 0; at < 1_000; at++)
        {
            sight.Take(1);
            Assert.False(await sight.Fill(100_001, TestContext.Current.CancellationToken));
        }

        Assert.Equal(99_000, sight.Bytes.Length);
        Assert.Equal(before, asked);
    }
}
