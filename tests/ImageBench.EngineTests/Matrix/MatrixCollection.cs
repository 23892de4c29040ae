namespace ImageBench.EngineTests.Matrix;

/// <summary>The classes of tests that share the engines of the matrix.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // Identifiers should not have incorrect suffix: it is xunit's word
public sealed class MatrixCollection : ICollectionFixture<EngineMatrix>
#pragma warning restore CA1711
{
    internal const string Name = "engine matrix";
}
