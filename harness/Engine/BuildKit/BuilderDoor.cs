using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.BuildKit;

/// <summary>Opens the way to an engine's BuildKit once, when the first build needs it, and keeps it.</summary>
internal sealed class BuilderDoor(EngineSocket engine, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private BuilderLink? _link;
    private bool _isAnswered;

    /// <summary>Null where there is none. What went wrong on the way is thrown, and the next who asks tries again.</summary>
    public async Task<BuilderLink?> Open(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isAnswered)
                return _link;
            _link = await BuilderLink.Open(engine, cancellationToken);
            _isAnswered = true;
            if (_link is not null)
                await BuildRehearsal.Run(_link, time, cancellationToken);
            return _link;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        _link?.Dispose();
    }
}
