namespace ImageBench.Tests.Cli.Started;

/// <summary>A command as typed in a folder, with what its environment has beyond the tests' own.</summary>
internal sealed record TypedCommand(string Folder, IReadOnlyDictionary<string, string> Environment, string[] Arguments)
{
    private const string OfRuntime = "DOTNET_";

    /// <summary>Whether its folder is removed before it begins.</summary>
    public bool IsFolderGone { get; init; }

    /// <summary>What the runtime itself reads when a process starts: such a command shares its process with its like alone.</summary>
    public string RuntimeVariables() => string.Join('\n', Environment.Where(variable => IsOfRuntime(variable.Key))
        .Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal));

    public static bool IsOfRuntime(string name) => name.StartsWith(OfRuntime, StringComparison.Ordinal);
}
