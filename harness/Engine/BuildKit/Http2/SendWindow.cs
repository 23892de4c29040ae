namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>How much the other side takes now, over the whole connection and of the one call on it.</summary>
internal sealed class SendWindow
{
    private const int AtFirst = 65_535;

    private readonly Lock _lock = new();
    private long _connection = AtFirst;
    private long _call = AtFirst;
    private int _initial = AtFirst;
    private bool _isOver;
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until something may be sent: how much of what is wanted.</summary>
    public async ValueTask<int> Take(int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (_isOver)
                    throw new IOException("the builder ended the session");
                var room = (int)Math.Min(wanted, Math.Min(_connection, _call));
                if (room > 0)
                {
                    _connection -= room;
                    _call -= room;
                    return room;
                }

                change = _change.Task;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    public void Widen(bool ofCall, int by) => Change(() =>
    {
        if (ofCall)
            _call += by;
        else
            _connection += by;
    });

    /// <summary>What a call begins with; it counts for one that has begun too.</summary>
    public void SetInitial(int size) => Change(() => (_call, _initial) = (_call + size - _initial, size));

    public void End() => Change(() => _isOver = true);

    private void Change(Action change)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            change();
            told = _change;
            _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.SetResult();
    }
}
