using ImageBench.Benchmarks.Figures;

namespace ImageBench.Benchmarks;

/// <summary>Something about the harness that is measured by a command of that name.</summary>
internal sealed record Benchmark(string Name, string Says, bool NeedsEngine, Func<Bench, CancellationToken, Task<Findings>> Measure)
{
    /// <summary>Whether it can be made with an archive that the user has.</summary>
    public bool TakesArchive { get; init; }

    /// <summary>Whether it reads a folder that the user has.</summary>
    public bool TakesFolder { get; init; }

    /// <summary>Whether it makes inputs, of which a number can be asked for.</summary>
    public bool TakesInputs { get; init; }

    /// <summary>Whether it can be said how many runs are made.</summary>
    public bool TakesRuns { get; init; }

    /// <summary>Whether a bundled scenario can be asked for.</summary>
    public bool TakesScenario { get; init; }
}
