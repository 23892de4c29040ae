using ImageBench.Model;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Tests;

public sealed class FuzzRunTests
{
    private TimeSpan _worked;
    private long _bytes;
    private int _readings;

    [Fact]
    public void AnInputThatWasSlowOnceIsNotASlowOne()
    {
        // The first reading of the seed is not counted; the second one is slow, as where garbage is collected, and the others are not.
        var run = Run(reading => Spend(reading == 2 ? 5 : 0.1, 10));

        run.Run(1, 0, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);

        Assert.Equal((-1, TimeSpan.FromSeconds(0.1)), run.Slowest);
        Assert.Equal((-1, 10L), run.Largest);
    }

    [Fact]
    public void AnInputThatIsSlowEachTimeIsTold()
    {
        var run = Run(reading => Spend(reading > 2 ? 3 : 0.1, reading > 2 ? 500 : 10));

        run.Run(7, 1, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);

        Assert.Equal((7, TimeSpan.FromSeconds(3)), run.Slowest);
        Assert.Equal((7, 500L), run.Largest);
        Assert.Equal(1, run.Inputs);
    }

    [Fact]
    public void ItEndsByTheTimeThatWasWorkedAndNotByAClock()
    {
        var run = Run(_ => Spend(0.2, 0));

        run.Run(1, 1_000, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        // Two readings of the seed, and the inputs until a second is full.
        Assert.Equal(3, run.Inputs);
        Assert.Equal(TimeSpan.FromSeconds(1), run.ProcessorTime);
    }

    [Fact]
    public void TheCleanErrorIsCountedAndAnythingElseIsOdd()
    {
        var run = Run(reading => throw (reading < 4 ? new Fault(ExitCode.BadInput, "No.") : new InvalidOperationException("Odd.")));

        run.Run(1, 2, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);

        Assert.Equal(2, run.Refused);
        Assert.Equal([2], run.Odd.Select(odd => odd.Number));
    }

    private FuzzRun Run(Action<int> read) =>
        new(new FuzzedReader("of a test", 1, ["seed"u8.ToArray()], _ => read(++_readings)), new FuzzMeter(() => _worked, () => _bytes));

    private void Spend(double seconds, long bytes)
    {
        _worked += TimeSpan.FromSeconds(seconds);
        _bytes += bytes;
    }
}
