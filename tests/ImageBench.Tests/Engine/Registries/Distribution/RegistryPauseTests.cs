using ImageBench.Engine.Registries.Distribution;
using ImageBench.Tests.Model;

namespace ImageBench.Tests.Engine.Registries.Distribution;

public sealed class RegistryPauseTests
{
    private readonly SetClock _time = new();
    private readonly RegistryPause _pause = new();

    [Fact]
    public async Task AClockThatIsSetBackMakesNoPauseLonger()
    {
        _pause.Set("r.example", TimeSpan.FromSeconds(10), _time);
        _time.Ahead = TimeSpan.FromHours(-7);

        var wait = Wait("r.example");

        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(11));
        await wait.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AClockThatIsSetForwardEndsNone()
    {
        _pause.Set("r.example", TimeSpan.FromSeconds(10), _time);
        _time.Ahead = TimeSpan.FromHours(7);

        var wait = Wait("r.example");

        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(11));
        await wait.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void TheLongerOfTwoPausesCountsAndNoOtherRegistryWaits()
    {
        _pause.Set("r.example", TimeSpan.FromSeconds(10), _time);
        _pause.Set("r.example", TimeSpan.FromSeconds(1), _time);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(Wait("r.example").IsCompleted);
        Assert.True(Wait("other.example").IsCompletedSuccessfully);
    }

    private Task Wait(string host) => _pause.Wait(host, _time, TestContext.Current.CancellationToken);
}
