using ImageBench.Model.Builds;
using ImageBench.Model.Images;

namespace ImageBench.Model.Runs;

/// <summary>What names one variant as one builder makes it: one image, one row of variants.csv.</summary>
internal sealed record VariantKey(string Scenario, string Variant, Builder Builder)
{
    /// <summary>The machine, as a row of a merged run is of one; null wherever all machines are meant.</summary>
    public string? Node { get; init; }

    public static VariantKey Of(BuildKey key) => new(key.Scenario, key.Variant, key.Builder);

    public static VariantKey Of(MeasuredImage image) => new(image.Scenario, image.Variant, image.Builder);

    /// <summary>For sentences: "go-crud/multi (buildkit)".</summary>
    public override string ToString() => $"{Scenario}/{Variant} ({Builder.Word()})";
}
