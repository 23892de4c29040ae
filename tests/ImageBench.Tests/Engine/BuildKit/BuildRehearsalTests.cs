using Grpc.Net.Client;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.BuildKit.Session;

namespace ImageBench.Tests.Engine.BuildKit;

public class BuildRehearsalTests
{
    /// <summary>One that broke off half-way would leave the rest of the way to the first build; the builder hears nothing of it.</summary>
    [Fact]
    public async Task GoesTheWholeWayOfABuildAndAsksNobody()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var nowhere = GrpcChannel.ForAddress("http://builder.invalid");
        using var host = await SessionHost.Start(cancel);
        using var link = new BuilderLink(nowhere, host, (_, _) => throw new InvalidOperationException("a session was opened"));

        var log = await BuildRehearsal.Run(link, TimeProvider.System, cancel);

        Assert.Equal(("sha256:0", null), (log.ImageId, log.Error));
        Assert.Equal([("FROM parent", true), ("COPY . .", false)], log.Trace.Steps.Select(step => (step.Instruction, step.Cached)));
    }
}
