namespace ImageBench.Results.Exports;

/// <summary>The differences of several images in one document, by the scenarios that they are of.</summary>
internal sealed record DifferenceListFile(string Schema, IReadOnlyList<DifferenceListFile.Part> Differences)
{
    internal sealed record Part(string Scenario, DifferenceFile Difference);
}
