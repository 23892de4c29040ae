namespace ImageBench.Engine.Swarms;

/// <summary>
/// One task of a job. <c>Slot</c> is its number among them, <c>NodeId</c> empty while it waits for a machine, <c>Said</c> what the swarm
/// says of what goes wrong with it.
/// </summary>
internal sealed record SwarmTask(int Slot, SwarmTaskState State, string NodeId, string Said);
