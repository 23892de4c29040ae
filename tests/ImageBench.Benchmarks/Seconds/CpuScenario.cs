using System.Globalization;

namespace ImageBench.Benchmarks.Seconds;

/// <summary>
/// A scenario whose build is a few seconds of work for one processor and next to nothing else, on the parents that the bundled scenarios
/// have.
/// </summary>
internal static class CpuScenario
{
    public const string Name = "cpu";

    /// <summary>Turns of an empty shell loop, of which a processor makes some hundred thousand in a second.</summary>
    public const int Turns = 6_000_000;

    private const string Dockerfile = """
        ARG RUNTIME_IMAGE=alpine:3.22
        FROM ${RUNTIME_IMAGE}
        COPY input.txt /
        RUN i=0; while [ $i -lt TURNS ]; do i=$((i+1)); done; echo $i > /output.txt

        """;

    private const string Scenario = """
        parents:
          RUNTIME_IMAGE: { hub: "alpine:3.22", debian: "imagebench/busybox" }

        """;

    /// <summary>Writes it under a folder of scenarios.</summary>
    public static void Write(string scenarios, int turns = Turns)
    {
        var dockerfile = Dockerfile.Replace("TURNS", turns.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var folder = Directory.CreateDirectory(Path.Combine(scenarios, Name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Dockerfile.one"), dockerfile);
        File.WriteAllText(Path.Combine(folder, "Dockerfile.two"), dockerfile);
        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), Scenario);
        File.WriteAllText(Path.Combine(folder, "input.txt"), "input\n");
    }
}
