using System.Globalization;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Stage;

/// <summary>
/// A Dockerfile whose only step sleeps. Each sleeps for a time of its own, so that the process of another test's, which an engine may end
/// late or, when it was killed itself, never, is not taken for this one's.
/// </summary>
internal sealed class SleepingBuild
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private readonly string _seconds;

    private SleepingBuild(string seconds) => _seconds = seconds;

    /// <summary>Longer than any test.</summary>
    public SleepingBuild()
        : this(Random.Shared.Next(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Long enough to be met asleep, and to be waited for.</summary>
    public static SleepingBuild Short => new($"4.{Random.Shared.Next(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture)}");

    public string Dockerfile => $"FROM imagebench/busybox\nRUN echo asleep && sleep {_seconds}\n";

    /// <summary>
    /// Waits until the build is in its step: before it, the image of another may still be read and checked. Its process's id.
    /// </summary>
    public async Task<int> UntilAsleep()
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < LongestWait, "The build did not come to its step.");
            if (Directory.GetDirectories("/proc").FirstOrDefault(process =>
                ProcessArguments.Of(process) == $"sleep\0{_seconds}\0") is { } found)
            {
                return int.Parse(Path.GetFileName(found), CultureInfo.InvariantCulture);
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
