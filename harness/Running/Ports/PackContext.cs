using ImageBench.Model.Builds;

namespace ImageBench.Running.Ports;

/// <summary>
/// The context of a build: the user's files, or (<paramref name="edited"/>) with the change that its cache state makes to one of them.
/// </summary>
internal delegate PackedContext PackContext(PlannedBuild build, bool edited, CancellationToken cancellationToken);
