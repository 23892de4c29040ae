namespace ImageBench.Running.Ports;

/// <summary>How a container stands. <c>Address</c> leads to its published port from here; null: none is published (any more).</summary>
internal sealed record ContainerState(bool IsRunning, int ExitCode, bool WasOutOfMemory, Uri? Address);
