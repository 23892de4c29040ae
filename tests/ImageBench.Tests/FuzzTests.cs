using ImageBench.Tests.Fuzz;

namespace ImageBench.Tests;

/// <summary>A short run of what the benchmark "fuzz" does at length: nothing but the one clean error comes out of any reader.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int Inputs = 100;

    private readonly TempFolder _folder = new();

    [Fact]
    public void OddInputsEndInFactsOrTheOneCleanError()
    {
        var readers = AllReaders.In(_folder.Path, Repository.Root);
        var odd = new List<string>();
        foreach (var reader in readers)
        {
            // What a reading costs is the benchmark's to measure.
            var run = new FuzzRun(reader, new FuzzMeter(() => TimeSpan.Zero, () => 0));
            run.Run(1, Math.Max(2, Inputs / reader.Cost), Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
            odd.AddRange(run.Odd.Select(found => $"{reader.Name}, input {found.Number}: {found.Thrown}"));
        }

        Assert.Empty(odd);
        Assert.True(readers.Count > 30);
    }

    public void Dispose() => _folder.Dispose();
}
