namespace ImageBench.Model.Scenarios;

/// <summary>The files, relative to the context, whose content the incremental builds change in what is sent (null: not said).</summary>
internal sealed record EditedFiles(string? Source, string? Dependency)
{
    /// <summary>
    /// Whether a variant whose ignore file leaves such a file out is measured too: nothing of the change reaches its builds then.
    /// </summary>
    public bool MayBeIgnored { get; init; }
}
