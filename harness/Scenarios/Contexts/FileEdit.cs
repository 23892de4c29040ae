namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// A change to one file of the context as it is sent, never on disk: <c>Path</c> is its name in the context, <c>Appended</c> what follows
/// its own bytes, <c>At</c> when it was changed.
/// </summary>
internal sealed record FileEdit(string Path, ReadOnlyMemory<byte> Appended, DateTimeOffset At);
