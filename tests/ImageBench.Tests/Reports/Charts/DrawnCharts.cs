using ImageBench.Reports.Charts;
using ImageBench.Reports.Text;
using ImageBench.Tests.Reports.Charts;

[assembly: AssemblyFixture(typeof(DrawnCharts))]

namespace ImageBench.Tests.Reports.Charts;

/// <summary>Charts that several tests look at, drawn once into a folder.</summary>
public sealed class DrawnCharts : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<string>> _twoVariants;

    public DrawnCharts() => _twoVariants = new(async () =>
    {
        Assert.Empty((await ChartFolder.Write(
            SampleResults.TwoVariants,
            ShownScenarios.In(SampleResults.TwoVariants.Variants, []),
            _folder.Path,
            CancellationToken.None)).Faults);
        return _folder.Path;
    });

    public Task<string> TwoVariants => _twoVariants.Value;

    public void Dispose() => _folder.Dispose();
}
