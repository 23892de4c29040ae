using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Engines;

/// <summary>The engine of one run, found or started, and what a run asks for beside it; disposing of it ends what was started.</summary>
internal interface IEngineSession : IAsyncDisposable
{
    IEngine Engine { get; }

    /// <summary>
    /// The engine that starts images and holds those that are not built: the same, but for a BuildKit by itself; null: none.
    /// </summary>
    IEngine? Starter => Engine;

    /// <summary>Makes a parent image of the debian base set; the reason why it cannot be had, or null when it is there.</summary>
    Task<string?> MakeParent(string image, CancellationToken cancellationToken);

    /// <summary>The registry that images go through: "local", or the host of one that stands already.</summary>
    Task<IRegistrySession> OpenRegistry(string wanted, RunLabel label, CancellationToken cancellationToken);
}
