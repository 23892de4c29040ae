using ImageBench.Running.Ports;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// What a builder by itself has around it: the engine that its images are started on and that gives it parents (null: none), and where
/// those parents lie meanwhile.
/// </summary>
internal sealed record BuilderPlace(IEngine? Beside, string ScratchFolder);
