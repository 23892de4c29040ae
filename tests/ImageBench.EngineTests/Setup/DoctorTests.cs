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
        var words = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"yes parents made: [a-z0-9/, -]*imagebench/busybox\b", words);
        Assert.Equal(before, await engine.Holdings());
    }
}
