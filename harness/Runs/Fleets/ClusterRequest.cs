namespace ImageBench.Runs.Fleets;

/// <summary>
/// What an Indexed Job needs besides the run: what all machines call the run, the image that holds ImageBench and the scenarios, the claim
/// of a volume that all pods may write, what each pod gets of its machine, and (<c>Socket</c> null: a BuildKit of its own without root) the
/// engine of the machine that it is given.
/// </summary>
internal sealed record ClusterRequest(string Name, string Image, string Claim, string Cpus, string Memory, string? Socket);
