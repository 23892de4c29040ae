namespace ImageBench.Engine.Swarms;

/// <summary>A swarm of Docker engines, asked through one that leads it.</summary>
internal interface ISwarm
{
    Task<IReadOnlyList<SwarmNode>> ListNodes(CancellationToken cancellationToken);

    Task Start(SwarmJob job, CancellationToken cancellationToken);

    /// <summary>The tasks of a job, each slot's newest.</summary>
    Task<IReadOnlyList<SwarmTask>> ListTasks(SwarmJob job, CancellationToken cancellationToken);

    /// <summary>Removes a job with its tasks and what was kept for it; nothing where it is not there.</summary>
    Task Remove(SwarmJob job, CancellationToken cancellationToken);
}
