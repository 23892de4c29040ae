namespace ImageBench.Engine.Swarms;

/// <summary>How far a task of a swarm is.</summary>
internal enum SwarmTaskState
{
    Waiting,
    Running,
    Complete,
    Failed,
}
