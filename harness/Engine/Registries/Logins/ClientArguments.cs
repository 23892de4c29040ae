namespace ImageBench.Engine.Registries.Logins;

/// <summary>The build arguments that Docker's client gives builds without being told to.</summary>
internal static class ClientArguments
{
    // The date of all that an image holds, as people set it who want to build the same image twice.
    private const string Date = "SOURCE_DATE_EPOCH";

    /// <summary>
    /// Those of builds on the engine at that endpoint: the proxies of the client's configuration, and the date where
    /// <paramref name="environment"/> has one.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Read(string endpoint, Func<string, string?> environment)
    {
        var arguments = new Dictionary<string, string>(DockerConfig.FindProxies(endpoint), StringComparer.Ordinal);
        if (environment(Date) is { Length: > 0 } date)
            arguments[Date] = date;
        return arguments;
    }
}
