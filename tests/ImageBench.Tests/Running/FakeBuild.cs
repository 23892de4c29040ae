using ImageBench.Model.Builds;

namespace ImageBench.Tests.Running;

/// <summary>
/// What a fake engine is asked to build; the variant is read from the Dockerfile's name. <c>Number</c> counts its builds from 1.
/// </summary>
internal sealed record FakeBuild(string Variant, Builder Builder, bool NoCache, int Number);
