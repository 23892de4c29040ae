namespace ImageBench.Running.Ports;

/// <summary>
/// What an engine said of a push or pull: the layers that were there already and those that moved, as it names them (the first twelve
/// digits of a diff id or of a blob's digest), and the reason where it failed.
/// </summary>
internal sealed record TransferAnswer(IReadOnlySet<string> Reused, IReadOnlySet<string> Moved, string? Refusal)
{
    public static TransferAnswer Refused(string reason) => new(new HashSet<string>(), new HashSet<string>(), reason);
}
