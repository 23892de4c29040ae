namespace ImageBench.Running.Ports;

/// <summary>
/// How a container stands. <c>Address</c> leads to its published port from here; null: none is published (any more).
/// </summary>
internal sealed record ContainerState(bool IsRunning, int ExitCode, bool WasOutOfMemory, Uri? Address)
{
    /// <summary>Leads to the same port by the container's own IPv6 address; null: it has none, or it is not reached from here.</summary>
    public Uri? OwnAddress { get; init; }

    /// <summary>The user that it runs as; empty: root.</summary>
    public string User { get; init; } = "";

    /// <summary>The HEALTHCHECK of its image; null: there is none.</summary>
    public HealthProbe? Health { get; init; }

    /// <summary>
    /// A command that ends with 0 in a container that is well, and when an engine takes one for unwell: after that many failures in a row,
    /// with the interval between them, that began after the start period.
    /// </summary>
    internal sealed record HealthProbe(
        IReadOnlyList<string> Command, TimeSpan StartPeriod, TimeSpan Interval, int Retries, TimeSpan Timeout)
    {
        /// <summary>As the image says it, without the shell that runs it.</summary>
        public string Text { get; init; } = string.Join(' ', Command);
    }
}
