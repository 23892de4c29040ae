using System.Net.Security;
using System.Security.Authentication;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Tests.Engine.BuildKit.Session;
using ImageBench.Tests.Engine.Wire.Endpoints;

namespace ImageBench.Tests.Engine.Registries.Distribution;

public sealed class HostCertificatesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("build.example", true)]
    [InlineData("BUILD.example", true)]
    [InlineData("tokens.example", false)]
    public async Task WhoeverAnswersIsBelievedForAnInsecureHostAndForNoOther(string asked, bool isBelieved)
    {
        using var keys = new TestKeys();
        var (near, far) = await StreamPair.Open(Cancel);
        await using var server = new SslStream(far);
        await using var client = new SslStream(near);
        var options = new HostCertificates("build.example:5000", [], isInsecure: true).Options;
        options.TargetHost = asked;

        var serving = server.AuthenticateAsServerAsync(keys.Server);
        var asking = client.AuthenticateAsClientAsync(options, Cancel);

        if (isBelieved)
            await asking;
        else
            await Assert.ThrowsAsync<AuthenticationException>(() => asking);
        await near.DisposeAsync();
        _ = await Record.ExceptionAsync(() => serving);
    }
}
