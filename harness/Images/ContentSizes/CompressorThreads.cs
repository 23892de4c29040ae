namespace ImageBench.Images.ContentSizes;

/// <summary>
/// The threads that compress, at most one a core, and one where an image is small: each is started when there is work for it. They are few
/// and its own: the thread pool would spread the blocks over as many threads as it has, and the system's allocator keeps memory of the
/// compressor's for each of them.
/// </summary>
internal sealed class CompressorThreads : TaskScheduler, IDisposable
{
    private const int Most = 16; // One reader feeds no more, and each holds a block.

    private readonly Queue<Task> _waiting = new();
    private int _started;
    private int _idle;
    private bool _isOver;

    public override int MaximumConcurrencyLevel => Math.Min(Environment.ProcessorCount, Most);

    /// <summary>The threads end when they have done what was asked of them by now.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            _isOver = true;
            Monitor.PulseAll(_waiting);
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(task);
            Monitor.Pulse(_waiting);
            // Those that wait take it.
            if (_waiting.Count <= _idle || _started == MaximumConcurrencyLevel)
                return;
            _started++;
        }

        new Thread(Work) { IsBackground = true, Name = "compressor" }.Start();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_waiting)
            return [.. _waiting];
    }

    private void Work()
    {
        while (Next() is { } task)
            TryExecuteTask(task);
    }

    private Task? Next()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0)
            {
                if (_isOver)
                    return null;
                _idle++;
                Monitor.Wait(_waiting);
                _idle--;
            }

            return _waiting.Dequeue();
        }
    }
}
