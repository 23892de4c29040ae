using Docker.DotNet;
using ImageBench.Engine.Containers;
using ImageBench.EngineTests.Stage;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Runs;

/// <summary>What a container has used, read here and told by the engine.</summary>
public class ContainerUsageTests(TestEngine engine)
{
    [Fact]
    public async Task IsTheSameFromTheKernelAsFromTheEngine()
    {
        engine.Need();
        var cancel = TestContext.Current.CancellationToken;
        var label = RunLabel.Make("usage-test", MakerProcess.ReadOwn());
        var image = await engine.Engine.FindImage("imagebench/busybox", cancel);
        var (id, refusal) = await engine.Engine.Containers.Create(
            new ContainerRequest(image!.Id, null, new ByteSize(64_000_000), ReadOnlyRoot: false, label.ForContainers())
            {
                Arguments = ["sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; exec sleep 1000"],
            },
            cancel);
        Assert.Null(refusal);
        try
        {
            Assert.Null(await engine.Engine.Containers.Start(id!, cancel));
            using var client = new DockerClientBuilder().WithEndpoint(engine.Endpoint).Build();
            var process = (await client.Containers.InspectContainerAsync(id!, cancel)).State!.Pid;

            var (before, told, own) = (await ContainerUsageCall.Ask(client, id!, cancel), (ContainerUsage?)null, (ContainerUsage?)null);
            // While it works the two would be of two moments.
            for (var attempt = 1; attempt <= 30 && told != before; attempt++)
            {
                before = told ?? before;
                own = ContainerCgroup.Read(id!, process);
                told = await ContainerUsageCall.Ask(client, id!, cancel);
            }

            Assert.NotNull(own);
            Assert.Equal(told, own);
            Assert.True(own.Cpu > TimeSpan.FromMilliseconds(20) && own.Memory.Bytes > 0, own.ToString());
        }
        finally
        {
            await engine.Engine.Containers.Remove(id!, CancellationToken.None);
        }
    }
}
