using ImageBench.Model;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports;

/// <summary>Layers of the images of <see cref="SampleResults"/>.</summary>
internal static class SampleLayers
{
    /// <summary>Those of the single stage: three of its parent, and an instruction for every hard case.</summary>
    public static IReadOnlyList<LayerSummary> Single =>
    [
        Of(SampleResults.SingleStage, 1, "", true, 81_996_235, 6_404, 0),
        Of(SampleResults.SingleStage, 2, "RUN apt-get install golang && rm -rf /var/lib/apt/lists/*", true, 439_000_000, 12_004, 1_234_567),
        Of(SampleResults.SingleStage, 3, "WORKDIR /go", true, 0, 0, 0),
        Of(SampleResults.SingleStage, 4, "COPY go.mod go.sum ./", false, 1_204, 2, 0),
        Of(SampleResults.SingleStage, 5, "RUN go mod download | tee /log", false, 61_000_000, 3_700, null),
        Of(SampleResults.SingleStage, 6, "COPY . .", false, 12_345, 9, 0),
        Of(
            SampleResults.SingleStage,
            7,
            "RUN CGO_ENABLED=0 \\\n  go build -trimpath -ldflags '-s -w' -tags netgo,osusergo -o /usr/local/bin/app ./cmd/app",
            false,
            31_238_333,
            42,
            0),
    ];

    public static IReadOnlyList<LayerSummary> Multi =>
        [
            Of(SampleResults.MultiStage, 1, "ADD rootfs.tar / ", true, 1_985_472, 403, 0),
            Of(SampleResults.MultiStage, 2, "COPY --from=build /app /app", false, 8_145_272, 1, 0),
        ];

    public static LayerSummary Of(
        VariantSummary variant, int position, string instruction, bool? fromParent, long unpacked, int files, long? wasted) => new(
        variant.Key,
        position,
        $"sha256:{position}",
        instruction,
        fromParent,
        new ByteSize(unpacked),
        null,
        files,
        wasted is { } known ? new ByteSize(known) : null);
}
