using ImageBench.Engine.Containers;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Containers;

public class PublishedPortTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AHostThatOnlySshKnowsIsNoImagesFailure()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => new PublishedPort(new Uri("ssh://me@builder.invalid")).CheckHost(Cancel));

        Assert.Equal(
            (
                ExitCode.NoEngine,
                "The ports of containers on builder.invalid cannot be reached from here: it is a name of ssh's own. Name the host as "
                    + "DNS has it."),
            (fault.ExitCode, fault.Message));
    }

    [Theory]
    [InlineData("ssh://me@localhost")]
    [InlineData("ssh://me@127.0.0.2:22")]
    [InlineData("tcp://builder.invalid:2375")]
    [InlineData("unix:///var/run/docker.sock")]
    public async Task OtherHostsAreTakenAsTheyAre(string endpoint) => await new PublishedPort(new Uri(endpoint)).CheckHost(Cancel);
}
