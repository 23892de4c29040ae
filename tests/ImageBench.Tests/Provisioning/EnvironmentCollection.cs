namespace ImageBench.Tests.Provisioning;

/// <summary>Tests that change environment variables, which the whole process shares: nothing runs beside them.</summary>
[CollectionDefinition(nameof(EnvironmentCollection), DisableParallelization = true)]
public sealed class EnvironmentCollection;
