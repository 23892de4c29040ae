namespace ImageBench.Running.Ports;

/// <summary>
/// A registry that images go through. <c>Host</c> is what stands before an image's name ("127.0.0.1:5000", "registry.example/team").
/// <c>Empty</c> takes everything out of it, before each round; null: it is not ours to empty. <c>Find</c> gives what it holds under a name,
/// or null where it does not tell;
/// <c>Forget</c> removes what was pushed under it, and says whether it could.
/// </summary>
internal sealed record RegistryPlace(
    string Host,
    Func<CancellationToken, Task>? Empty,
    Func<string, CancellationToken, Task<StoredManifest?>> Find,
    Func<string, CancellationToken, Task<bool>> Forget);
