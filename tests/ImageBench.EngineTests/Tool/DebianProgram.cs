using ImageBench.Provisioning;

namespace ImageBench.EngineTests.Tool;

/// <summary>A program of a Debian package that a test needs on this machine.</summary>
internal static class DebianProgram
{
    /// <summary>
    /// Where it lies. Where it is not installed, IMAGEBENCH_PROVISION=1 lets it be; else the test is skipped.
    /// </summary>
    public static async Task<string> Need(string program, string package)
    {
        if (Machine.FindProgram(program) is { } found)
            return found;
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("IMAGEBENCH_PROVISION") == "1",
            $"{package} is not installed; IMAGEBENCH_PROVISION=1 lets the tests install it");
        var cancel = TestContext.Current.CancellationToken;
        await new SystemCommand("apt-get", "update").Run(_ => { }, cancel);
        await new SystemCommand("apt-get", "install", "-y", "--no-install-recommends", package).Run(_ => { }, cancel);
        return Machine.FindProgram(program)!;
    }
}
