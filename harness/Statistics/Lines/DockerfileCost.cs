using ImageBench.Model.Dockerfiles;

namespace ImageBench.Statistics.Lines;

/// <summary>A Dockerfile of a variant with what each of its parts costs, in their order.</summary>
internal sealed record DockerfileCost(VariantDockerfile File, IReadOnlyList<LineCost> Lines);
