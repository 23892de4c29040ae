namespace ImageBench.Provisioning.Parents;

/// <summary>
/// The proxies that this machine's environment names. Builders know these arguments by name and keep them out of the image and of its
/// history.
/// </summary>
internal static class HostProxies
{
    private static readonly string[] Names = ["http_proxy", "https_proxy", "no_proxy"];

    public static Dictionary<string, string> Read() => Names
        .Select(name => (name, value: Value(name)))
        .Where(proxy => !string.IsNullOrEmpty(proxy.value))
        .ToDictionary(proxy => proxy.name, proxy => proxy.value!);

    private static string? Value(string name) =>
        Environment.GetEnvironmentVariable(name) ?? Environment.GetEnvironmentVariable(name.ToUpperInvariant());
}
