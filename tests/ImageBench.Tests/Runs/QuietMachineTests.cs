using ImageBench.Runs.Engines;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Runs;

public class QuietMachineTests
{
    private readonly List<string> _said = [];
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

    [Theory]
    [InlineData(1.0)]
    [InlineData(null)]
    public async Task OneThatIsQuietOrDoesNotTellIsNotWaitedFor(double? load)
    {
        await Machine(() => load).Wait(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        Assert.Empty(_said);
    }

    [Fact]
    public async Task IsWaitedForUntilItsLoadFalls()
    {
        var loads = new Queue<double>([8, 4, 2, 0.5]);
        await Finish(Machine(() => loads.Dequeue()).Wait(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));

        Assert.Empty(loads);
        Assert.Equal(["Waiting for the machine to be quiet: its load is 8.00 on 2 cores, and must fall to 0.5 a core."], _said);
    }

    [Fact]
    public async Task ThatNeverFallsIsMeasuredAllTheSame()
    {
        await Finish(Machine(() => 8).Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.Equal("The load is still 8.00 on 2 cores: measuring all the same.", _said[^1]);
    }

    private QuietMachine Machine(Func<double?> load) => new(load, 2, _said.Add, _time);

    private async Task Finish(Task waiting)
    {
        while (!waiting.IsCompleted)
            _time.Advance(TimeSpan.FromSeconds(5));
        await waiting;
    }
}
