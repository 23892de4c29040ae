using ImageBench.Model;

namespace ImageBench.Tests.Model;

public sealed class SteadyTimeTests
{
    private readonly SetClock _machine = new();

    [Theory]
    [InlineData(-7)]
    [InlineData(7)]
    public void AClockThatIsSetMovesNothingThatIsToldAfterIt(int hours)
    {
        var time = new SteadyTime(_machine);
        var begun = time.GetUtcNow();
        Assert.Equal(_machine.GetUtcNow(), begun);

        _machine.Ahead = TimeSpan.FromHours(hours);
        _machine.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(TimeSpan.FromSeconds(90), time.GetUtcNow() - begun);
        Assert.Equal(TimeSpan.FromHours(hours), _machine.GetUtcNow() - time.GetUtcNow());
    }

    [Fact]
    public void WaitsAreThoseOfTheClockBelow()
    {
        var time = new SteadyTime(_machine);
        var wait = Task.Delay(TimeSpan.FromSeconds(10), time, TestContext.Current.CancellationToken);
        var begun = time.GetTimestamp();

        _machine.Ahead = TimeSpan.FromHours(-7);
        Assert.False(wait.IsCompleted);
        _machine.Advance(TimeSpan.FromSeconds(11));

        Assert.True(wait.IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.FromSeconds(11), time.GetElapsedTime(begun));
    }
}
