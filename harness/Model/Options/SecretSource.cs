namespace ImageBench.Model.Options;

/// <summary>
/// Where a secret of a build is found when the build begins: in a variable of the environment, or in a file (an absolute path). The secret
/// itself is in no record.
/// </summary>
internal sealed record SecretSource(string? Variable, string? File)
{
    /// <summary>Who asked for it: a place in a scenario.yaml, or an option.</summary>
    public string AskedBy { get; init; } = "--secret";
}
