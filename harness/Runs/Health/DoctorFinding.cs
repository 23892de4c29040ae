namespace ImageBench.Runs.Health;

/// <summary>
/// One thing that a run needs or can use: whether it works here, what was found, and the command that mends it (null: nothing to mend).
/// </summary>
internal sealed record DoctorFinding(string Subject, bool Works, string Found, string? Mend = null);
