using System.Diagnostics;
using System.Text;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Tests.Engine.Wire.Endpoints;

public class ProcessStreamTests
{
    [Fact]
    public async Task CarriesBytesBothWays()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stream = new ProcessStream(Start("cat"));
        var sent = new byte[200_000];
        new Random(1).NextBytes(sent);
        var writing = stream.WriteAsync(sent, cancel).AsTask();
        var came = new byte[sent.Length];
        await stream.ReadExactlyAsync(came, cancel);
        await writing;

        Assert.Equal(sent, came);
    }

    [Fact]
    public async Task TellsWhyItsProgramEnded()
    {
        await using var stream = new ProcessStream(Start("echo careful >&2; echo 'Permission denied (publickey).' >&2; exit 255"));
        var thrown = await Assert.ThrowsAsync<IOException>(
            () => stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("sh ended with exit code 255: Permission denied (publickey)", thrown.Message);
    }

    [Fact]
    public async Task EndsWhereItsProgramEndsWell()
    {
        await using var stream = new ProcessStream(Start("printf bye"));
        using var reader = new StreamReader(stream, Encoding.UTF8);

        Assert.Equal("bye", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AProgramThatIsNotThereIsNoConnection() =>
        Assert.StartsWith(
            "/nowhere/ssh cannot be started (",
            Assert.Throws<IOException>(() => new ProcessStream(Redirected("/nowhere/ssh", []))).Message,
            StringComparison.Ordinal);

    private static ProcessStartInfo Start(string script) => Redirected("sh", ["-c", script]);

    private static ProcessStartInfo Redirected(string program, string[] words) => new(program, words)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
