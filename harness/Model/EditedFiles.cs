namespace ImageBench.Model;

/// <summary>The files, relative to the context, whose content the incremental builds change in what is sent (null: not said).</summary>
internal sealed record EditedFiles(string? Source, string? Dependency);
