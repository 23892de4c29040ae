namespace ImageBench.Model.Runs;

/// <summary>
/// What the builds of a scenario are made of: its Dockerfiles, ignore files, scenario.yaml and the files of its contexts, each by its path
/// relative to the scenario's folder, with a digest of its kind, mode, length and content.
/// </summary>
internal sealed record BuildInputs(string Scenario, IReadOnlyDictionary<string, string> Digests);
