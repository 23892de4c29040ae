namespace ImageBench.Model.Dockerfiles;

/// <summary>
/// The text of a Dockerfile that a variant is built with. <c>Build</c> counts the builds of the variant from 1; <c>File</c> is its path
/// from the scenario's folder.
/// </summary>
internal sealed record VariantDockerfile(string Scenario, string Variant, int Build, string File, IReadOnlyList<DockerfilePart> Parts);
