using ImageBench.Engine.BuildKit.Http2;
using ImageBench.Tests.Engine.BuildKit.Session;

namespace ImageBench.Tests.Engine.BuildKit;

/// <summary>A session with a builder that says what is no HTTP/2.</summary>
public class SessionCallTests
{
    [Theory]
    [InlineData("00 00 00 00 08 00 00 00 01", "a frame came whose pad is longer than the frame")]
    [InlineData("00 00 01 00 08 00 00 00 01 C8", "a frame came whose pad is longer than the frame")]
    [InlineData("00 00 01 00 08 00 00 00 01 01", "a frame came whose pad is longer than the frame")]
    [InlineData("00 00 00 08 00 00 00 00 00", "a frame came that widens the window by 0 bytes instead of 4")]
    public async Task AFrameThatIsNoneEndsTheSessionInBothDirections(string frame, string sentence)
    {
        var cancel = TestContext.Current.CancellationToken;
        var (near, far) = await StreamPair.Open(cancel);
        await using var builder = far;
        await using var call = await SessionCall.Open(near, [], cancel);

        await far.WriteAsync(Convert.FromHexString(frame.Replace(" ", "", StringComparison.Ordinal)), cancel);

        var reads = call.ReadAsync(new byte[1], cancel).AsTask().WaitAsync(TimeSpan.FromMinutes(1), cancel);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<IOException>(() => reads)).Message);
        await call.WriteAsync(new byte[1], cancel);
        await Assert.ThrowsAsync<IOException>(() => call.FlushAsync(cancel).WaitAsync(TimeSpan.FromMinutes(1), cancel));
    }

    [Fact]
    public async Task APadIsLeftOut()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (near, far) = await StreamPair.Open(cancel);
        await using var builder = far;
        await using var call = await SessionCall.Open(near, [], cancel);

        // A message of one byte, 'x', behind it a pad of two.
        await far.WriteAsync(Convert.FromHexString("00000B000800000001" + "02" + "0000000003" + "0A0178" + "0000"), cancel);

        var read = new byte[4];
        Assert.Equal(1, await call.ReadAsync(read, cancel).AsTask().WaitAsync(TimeSpan.FromMinutes(1), cancel));
        Assert.Equal((byte)'x', read[0]);
    }
}
