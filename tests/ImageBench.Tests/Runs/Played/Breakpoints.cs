namespace ImageBench.Tests.Runs.Played;

/// <summary>
/// The moments at which a run waits for something outside, counted from 1: before each call and after it. At one of them, something
/// happens.
/// </summary>
internal sealed class Breakpoints
{
    private int _passed;
    private Func<Exception>? _isGone;

    public int Passed => _passed;

    /// <summary>The moment, and what happens there: an exception is what every call gets from then on, null lets things go on.</summary>
    public (int At, Func<Func<Exception>?> Happens)? Break { get; init; }

    public void Pass(CancellationToken cancellationToken)
    {
        _passed++;
        if (_passed == Break?.At)
            _isGone = Break.Value.Happens();
        if (_isGone is { } gone)
            throw gone();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public async Task<T> Around<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        Pass(cancellationToken);
        var answer = await call();
        Pass(cancellationToken);
        return answer;
    }

    public async Task Around(Func<Task> call, CancellationToken cancellationToken) =>
        await Around(
            async () =>
            {
                await call();
                return true;
            },
            cancellationToken);
}
