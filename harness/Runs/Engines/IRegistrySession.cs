using ImageBench.Running.Ports;

namespace ImageBench.Runs.Engines;

/// <summary>The registry that a run's images go through, given or started; disposing of it ends what was started.</summary>
internal interface IRegistrySession : IAsyncDisposable
{
    RegistryPlace Place { get; }
}
