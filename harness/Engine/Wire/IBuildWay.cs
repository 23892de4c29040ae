using ImageBench.Model;
using ImageBench.Model.Builds;

namespace ImageBench.Engine.Wire;

/// <summary>A way to have an engine build: how the request and the context get there, and how the answer is read.</summary>
internal interface IBuildWay
{
    BuildWay Name { get; }

    /// <summary>What the engine has said so far.</summary>
    BuildLog Log { get; }

    /// <summary>What was sent of the context so far, names and all.</summary>
    ByteSize Sent { get; }

    /// <summary>
    /// Sends the request and reads the answer to its end; <paramref name="tell"/> gets the steps' names as they start. A build that failed
    /// is in the log. A cancelled token ends the build on the engine, and whatever then broke is thrown.
    /// </summary>
    Task Run(Action<string> tell, Func<TimeSpan> elapsed, CancellationToken cancellationToken);
}
