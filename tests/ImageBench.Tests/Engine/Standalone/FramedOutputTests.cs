using ImageBench.Engine.Standalone;

namespace ImageBench.Tests.Engine.Standalone;

public class FramedOutputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task APieceThatIsLongerThanAnyCanBeIsToldInASentence(byte output)
    {
        await using var framed = new FramedOutput(new MemoryStream([output, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1]));

        var fault = await Assert.ThrowsAsync<IOException>(
            () => framed.ReadAsync(new byte[4], TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("the engine sends a piece of output that is longer than any can be", fault.Message);
    }
}
