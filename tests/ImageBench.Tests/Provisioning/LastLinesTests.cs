using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

public class LastLinesTests
{
    private readonly LastLines _lines = new();

    [Fact]
    public void OfNothingSaysSo() => Assert.Equal("(it said nothing)", _lines.ToString());

    [Fact]
    public async Task AreTheLastEightThatSaySomething()
    {
        using var reader = new StringReader(string.Join('\n', Enumerable.Range(1, 100).Select(number => $"  line {number}\r\n \n")));

        await _lines.ReadFrom(reader);

        Assert.Equal(string.Join(" | ", Enumerable.Range(93, 8).Select(number => $"line {number}")), _lines.ToString());
    }

    [Fact]
    public async Task TakeTwoReadersAtOnce()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ =>
                Task.Run(() => Enumerable.Repeat("line", 10_000).ToList().ForEach(_lines.Add), TestContext.Current.CancellationToken)));

        Assert.Equal(string.Join(" | ", Enumerable.Repeat("line", 8)), _lines.ToString());
    }
}
