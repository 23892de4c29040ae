namespace ImageBench.Statistics.Judging;

/// <summary>
/// Something of how a container starts that is another in the rewritten image: the setting ("user", "port 8080"), and what it was and is;
/// null: not set.
/// </summary>
internal sealed record StartChange(string Setting, string? Original, string? Rewritten);
