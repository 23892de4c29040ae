using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Tables.Details;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables.Details;

public sealed class PackagesCsvTests : IDisposable
{
    private static readonly VariantContents[] HardCases =
    [
        Image("go-crud", "single", Builder.BuildKit,
            new LargePackage("dpkg", "a, \"b\"", "1:2.36-9+deb12u1", 1, new ByteSize(9_000_000_000)),
            new LargePackage("npm", "@babel/core", "7.0.0", 127, new ByteSize(0))),
        Image("=sum", "multi", Builder.Classic, new LargePackage("pip", "x", "=1+1", 2, new ByteSize(1))),
    ];

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsAsApproved(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;

        Approved.Matches("Results/Approved/packages.csv", PackagesCsv.Text("run", HardCases));
    }

    [Fact]
    public void GivesItsRowsBackByTheirVariant()
    {
        var packages = PackagesCsv.Read(_temp.Write("packages.csv", PackagesCsv.Text("run", HardCases)));

        Assert.All(HardCases, image => Assert.Equal(image.Contents.Packages, packages[image.Key]));
    }

    [Fact]
    public void OfAnOlderRunThatHasNoneIsEmpty() => Assert.Empty(PackagesCsv.Read(Path.Combine(_temp.Path, "packages.csv")));

    public void Dispose() => _temp.Dispose();

    private static VariantContents Image(string scenario, string variant, Builder builder, params LargePackage[] packages) =>
        new(new VariantKey(scenario, variant, builder), new ImageContents([], []) { Packages = packages });
}
