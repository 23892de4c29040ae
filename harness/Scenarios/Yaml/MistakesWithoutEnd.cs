namespace ImageBench.Scenarios.Yaml;

/// <summary>A scenario folder has so many mistakes that the rest of it is not read.</summary>
internal sealed class MistakesWithoutEnd : Exception;
