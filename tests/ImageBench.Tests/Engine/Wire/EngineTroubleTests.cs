using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.Wire;

public class EngineTroubleTests
{
    [Theory]
    [InlineData("""process "/bin/sh -c test -S /run/containerd/containerd.sock" did not complete successfully: exit code: 1""")]
    [InlineData("""process "/bin/sh -c echo \"no space left on device\"; exit 1" did not complete successfully: exit code: 1""")]
    [InlineData("""process "/bin/sh -c wget x || (echo connection refused; false)" did not complete successfully: exit code: 1""")]
    [InlineData("The command '/bin/sh -c test -S '/run/containerd/containerd.sock'' returned a non-zero code: 1")]
    [InlineData("""failed to compute cache key: "/containerd.sock": not found""")]
    [InlineData("""error building at STEP "RUN echo "i/o timeout" && false": while running runtime: exit status 1""")]
    public void WhatASentenceQuotesIsNotTheEngines(string said)
    {
        Assert.False(EngineTrouble.IsIn(said));
        Assert.False(EngineTrouble.MayPass(said));
    }

    [Theory]
    [InlineData("""failed to copy: write "/var/lib/docker/x": no space left on device""")]
    [InlineData("""process "/bin/sh -c make" did not complete successfully: write /run/x: no space left on device""")]
    [InlineData("""rpc error: code = Unavailable desc = connection error: desc = "transport: error while dialing" """)]
    public void WhatItSaysBesideThatIs(string said)
    {
        Assert.True(EngineTrouble.IsIn(said));
        Assert.True(EngineTrouble.MayPass(said));
    }

    [Theory]
    [InlineData("""failed to do request: Head "https://registry.example/v2/x": dial tcp: lookup registry.example: no such host""")]
    public void ANetworkThatFailedMayPassAndIsNotTheEngines(string said)
    {
        Assert.False(EngineTrouble.IsIn(said));
        Assert.True(EngineTrouble.MayPass(said));
    }

    // With an expression that goes back for each beginning, the first two took many minutes.
    [Theory]
    [InlineData("process \"")]
    [InlineData("\\\"")]
    [InlineData("The command '")]
    public void WhatABuilderSaysTakesOnePassHoweverLong(string part)
    {
        var said = "\"" + string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length));

        Assert.False(EngineTrouble.IsIn(said));
        Assert.False(EngineTrouble.MayPass(said));
    }
}
