using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Images;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Page.Lines;

/// <summary>A run of two Dockerfiles, in which each line has its layer, its steps and its files.</summary>
internal static class CostedRun
{
    private const string Single = "FROM golang\nWORKDIR /src\n# All of it.\nCOPY . .\nRUN go build \\\n  -o /app\nCMD [\"/app\"]\n";
    private const string Multi =
        "FROM golang AS build\nWORKDIR /src\nCOPY . .\nRUN go build \\\n  -o /app\nFROM busybox\nCOPY --from=build /app /\n";

    public static RunResults Results
    {
        get
        {
            var (single, multi) = (SampleResults.SingleStage, SampleResults.MultiStage);
            return new RunResults(
                SampleResults.Run,
                [
                    Build(single, CacheState.Cold, ("FROM golang", 0.5), ("WORKDIR /src", 0), ("COPY . .", 0.2),
                        ("RUN go build    -o /app", 20)),
                    Build(single, CacheState.IncrementalSource, ("FROM golang", 0), ("COPY . .", 0.25), ("RUN go build    -o /app", 9)),
                    Build(multi, CacheState.Cold, ("build FROM golang", 0.5), ("build WORKDIR /src", 0), ("build COPY . .", 0.2),
                        ("build RUN go build    -o /app", 20), ("stage-1 FROM busybox", 0.1), ("stage-1 COPY --from=build /app /", 0.4)),
                    Build(multi, CacheState.IncrementalSource, ("build COPY . .", 0.25), ("build RUN go build    -o /app", 9),
                        ("stage-1 COPY --from=build /app /", 0.4)),
                ],
                [single, multi])
            {
                Dockerfiles = [File("single", Single), File("multi", Multi)],
                Layers =
                [
                    SampleLayers.Of(single, 1, "", true, 81_996_235, 6_404, 0),
                    SampleLayers.Of(single, 2, "COPY . .", false, 1_204, 2, 0),
                    SampleLayers.Of(single, 3, "RUN go build -o /app", false, 61_000_000, 3_700, 1_000_000),
                    SampleLayers.Of(multi, 1, "ADD rootfs.tar / ", true, 1_985_472, 403, 0),
                    SampleLayers.Of(multi, 2, "COPY /app /", false, 8_145_272, 1, 0),
                ],
                Contents =
                [
                    new VariantContents(single.Key, new ImageContents([], [])
                    {
                        Map =
                        [
                            new FoldedFiles("/root/.cache/a.a", true, 3, ContentKind.Toolchain, new ByteSize(50_000_000), 1),
                            new FoldedFiles("/usr", false, 3, ContentKind.Other, new ByteSize(9_000_000), 40),
                            new FoldedFiles("/lib/c", true, 1, ContentKind.Other, new ByteSize(8_000_000), 1),
                        ],
                    }),
                ],
            };
        }
    }

    // The first cold build, whose program of Go prints.
    public static RunResults Printing(string log) => Results with
    {
        Builds = [.. Results.Builds.Select((build, place) => place > 0 ? build : build with
        {
            Outcome = build.Outcome with
            {
                Steps = [.. build.Outcome.Steps.Select(step => step.Keyword == "RUN" ? step with { LogTail = log.Split('\n') } : step)],
            },
        })],
    };

    public static VariantDockerfile File(string variant, string text) =>
        new("go-crud", variant, 1, $"Dockerfile.{variant}", WrittenDockerfile.Parts(text, null, new Dictionary<string, string>())!);

    private static BuildRecord Build(VariantSummary variant, CacheState cache, params (string Told, double Seconds)[] steps)
    {
        // The parent images wait for nothing, and stages for the stages that they copy from.
        List<Step> all = [new Step("exporting to image", null, null, "exporting to image", null, Some.Seconds(1), false, null)];
        foreach (var (told, seconds) in steps)
        {
            var stage = told.Split(' ')[0] is "build" or "stage-1" ? told.Split(' ')[0] : null;
            var instruction = stage is null ? told : told[(stage.Length + 1)..];
            all.Add(new Step(told, stage, all.Count, instruction, Some.Seconds(0), Some.Seconds(seconds), seconds == 0, null)
            {
                Inputs = instruction.StartsWith("FROM", StringComparison.Ordinal) ? []
                    : instruction.Contains("--from", StringComparison.Ordinal) ? [all.Count - 1, .. Enumerable.Range(0, all.Count - 1)]
                    : [all.Count - 1],
            });
        }

        return SampleResults.Build(variant, cache, 1, Some.Outcome() with { Steps = all });
    }
}
