using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Setup;

/// <summary>What the doctor says of a real engine.</summary>
public class DoctorTests(TestEngine engine)
{
    [Fact]
    public async Task NamesTheEngineAndTheParentsThatItHas()
    {
        engine.Need();
        var before = await engine.Holdings();

        var output = (await Harness.Run(engine.State, "doctor", "--engine", engine.Address)).Ended(0).Output;

        Assert.Contains($"Docker {engine.Engine.Facts.Version}", output, StringComparison.Ordinal);
        Assert.Contains(engine.Engine.Facts.ImageStore, output, StringComparison.Ordinal);
        Assert.Matches(@"imagebench/busybox +yes +made, [0-9.]+ MB", output);
        Assert.Equal(before, await engine.Holdings());
    }
}
