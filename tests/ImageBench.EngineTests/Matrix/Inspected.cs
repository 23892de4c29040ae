using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Matrix;

/// <summary>What <c>imagebench inspect --json</c> says of an image or an archive.</summary>
internal static class Inspected
{
    public static async Task<string> Image(TestEngine engine, Uri endpoint, string image) =>
        (await Harness.Run(engine.State, "inspect", image, "--engine", endpoint.ToString(), "--json")).Ended(0).Output;

    public static async Task<string> Archive(TestEngine engine, string path) =>
        (await Harness.Run(engine.State, "inspect", path, "--json")).Ended(0).Output;

    /// <summary>Without the content sizes: how layers are packed is the one thing that is another in another place.</summary>
    public static string WithoutContentSizes(string inspected) =>
        string.Join('\n', inspected.Split('\n').Where(line => !line.Contains("\"content_size_", StringComparison.Ordinal)));
}
