namespace ImageBench.Model.Runs;

/// <summary>
/// Why a check failed: what was asked, what came, the likely cause in a sentence (null: not known), and the container's last lines, oldest
/// first.
/// </summary>
internal sealed record CheckFailure(string Asked, string Came, string? Cause, IReadOnlyList<string> Log);
