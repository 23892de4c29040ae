namespace ImageBench.Tests.Provisioning;

/// <summary>Environment variables that a test of the <see cref="EnvironmentCollection"/> changes, and that are then as before.</summary>
internal sealed class ChangedVariables : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Where the state folder is said to lie, and the user's cache.</summary>
    public void SetFolders(string? state, string? cache)
    {
        Set("IMAGEBENCH_STATE", state);
        Set("XDG_CACHE_HOME", cache);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
