using ImageBench.Running.Ports;

namespace ImageBench.Runs;

/// <summary>Shows what happens, on standard error. Disposing of it leaves the terminal as it was.</summary>
internal interface IDisplay : IAsyncDisposable
{
    /// <summary>A sentence that is no event of the run's builds (an engine is started, a parent is made).</summary>
    void Say(string sentence);

    void Show(RunEvent runEvent);
}
