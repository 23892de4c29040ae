using Docker.DotNet.Models;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Registries;

/// <summary>
/// Keeps what a push's or pull's messages say of each layer at last, and the first error: the answer is 200 all the same.
/// </summary>
internal sealed class LayerMessages : IProgress<JSONMessage>
{
    private readonly HashSet<string> _reused = new(StringComparer.Ordinal);
    private readonly HashSet<string> _moved = new(StringComparer.Ordinal);
    private string? _error;

    public TransferAnswer Answer => new(_reused, _moved, _error);

    public void Report(JSONMessage value)
    {
        _error ??= value.Error?.Message;
        if (string.IsNullOrEmpty(value.ID) || value.Status is not { } status)
            return;
        if (status is "Layer already exists" or "Already exists" || status.StartsWith("Mounted from", StringComparison.Ordinal))
            _reused.Add(value.ID);
        else if (status is "Pushed" or "Pull complete")
            _moved.Add(value.ID);
    }
}
