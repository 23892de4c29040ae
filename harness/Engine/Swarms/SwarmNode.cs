namespace ImageBench.Engine.Swarms;

/// <summary>A machine of a swarm. <c>TakesTasks</c>: it is not being drained or paused.</summary>
internal sealed record SwarmNode(string Id, string HostName, bool Lives, bool TakesTasks)
{
    public bool IsReady => Lives && TakesTasks;
}
