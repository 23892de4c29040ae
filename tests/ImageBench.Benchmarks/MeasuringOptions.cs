namespace ImageBench.Benchmarks;

/// <summary>
/// What was asked of a benchmark. <c>Engine</c>, <c>BaseSet</c> and <c>Provision</c> are as the harness takes them; null: <c>Output</c> no
/// file, <c>Archive</c> one is made, <c>Scenario</c> (a bundled one) what the benchmark brings.
/// </summary>
internal sealed record MeasuringOptions(string? Output, string Engine, string BaseSet, bool Provision, string? Archive, string? Scenario)
{
    /// <summary>Says to the harness which engine and which parents, and that it shows nothing.</summary>
    public IReadOnlyList<string> HarnessWords =>
        ["--display", "quiet", "--engine", Engine, "--base-set", BaseSet, .. Provision ? ["--provision"] : Array.Empty<string>()];

    /// <summary>A folder of the user's, where one can be said.</summary>
    public string? Folder { get; init; }

    /// <summary>How many inputs are made of each kind at most, within how many seconds, from which number on.</summary>
    public int Inputs { get; init; } = int.MaxValue;

    public int Seconds { get; init; } = int.MaxValue;

    public int FirstInput { get; init; }

    /// <summary>A part of the name of the kinds that are wanted; null: all.</summary>
    public string? Reader { get; init; }

    /// <summary>The file that parts are added to; null: none.</summary>
    public string? Collect { get; init; }

    /// <summary>How many runs are made, where that can be said.</summary>
    public int Runs { get; init; }

    /// <summary>A part of the names of the ways in which runs are broken; null: all.</summary>
    public string? Kind { get; init; }

    /// <summary>What is left to chance is made of it.</summary>
    public int Seed { get; init; } = 1;
}
