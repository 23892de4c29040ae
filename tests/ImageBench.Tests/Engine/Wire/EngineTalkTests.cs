using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Wire;

public class EngineTalkTests
{
    private readonly EngineTalk _talk = new(new Uri("unix:///some.sock"));

    [Fact]
    public async Task ARequestThatIsGivenUpIsToldAsOneWhateverItsSocketThrew()
    {
        var givenUp = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _talk.Ask<int>("asking", () => throw new IOException("Broken pipe"), givenUp));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _talk.Ask<int>("asking", () => throw new ObjectDisposedException("socket"), givenUp));
    }

    [Fact]
    public async Task ALimitOfTheClientsOwnIsAnEngineThatDidNotAnswer()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() =>
            _talk.Ask<int>("asking", () => throw new TaskCanceledException(), CancellationToken.None));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains("stopped answering while asking (no answer came in time)", fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Exception> BadAnswers =>
        [new InvalidOperationException("no time"), new OverflowException("too large"), new FormatException("no number")];

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task AnAnswerThatCannotBeReadIsTheEnginesAndNotSaidToBeMissing(Exception thrown)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => _talk.Ask<int>("asking", () => throw thrown, CancellationToken.None));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains($"gave an answer that cannot be read while asking ({thrown.Message})", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConnectionThatIsDisposedOfIsAnEngineThatIsGone()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() =>
            _talk.Ask<int>("asking", () => throw new ObjectDisposedException("socket"), CancellationToken.None));

        Assert.Contains("stopped answering while asking", fault.Message, StringComparison.Ordinal);
    }
}
