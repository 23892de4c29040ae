namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>An image that a build of a Dockerfile asks for; <c>Platform</c> is null where it is the one that is built for, and empty where it is not known.</summary>
internal sealed record DockerfileImage(string Name, string? Platform);
