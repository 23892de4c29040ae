namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// What an Indexed Job needs besides the run: what all machines call the run, the image that holds ImageBench and the scenarios, where
/// results go, what each pod gets of its machine, and (<c>Socket</c> null: a BuildKit of its own without root) the engine of the machine
/// that it is given.
/// </summary>
internal sealed record ClusterRequest(string Name, string Image, ClusterResults Results, string Cpus, string Memory, string? Socket);
