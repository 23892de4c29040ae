namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// A scenario whose build is a few seconds of work for one processor and next to nothing else, on the parents that the bundled scenarios
/// have.
/// </summary>
internal static class CpuScenario
{
    public const string Name = "cpu";

    private const string Dockerfile = """
        ARG RUNTIME_IMAGE=alpine:3.22
        FROM ${RUNTIME_IMAGE}
        COPY input.txt /
        RUN i=0; while [ $i -lt 6000000 ]; do i=$((i+1)); done; echo $i > /output.txt

        """;

    private const string Scenario = """
        parents:
          RUNTIME_IMAGE: { hub: "alpine:3.22", debian: "imagebench/busybox" }

        """;

    /// <summary>Writes it under a folder of scenarios.</summary>
    public static void Write(string scenarios)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scenarios, Name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Dockerfile.one"), Dockerfile);
        File.WriteAllText(Path.Combine(folder, "Dockerfile.two"), Dockerfile);
        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), Scenario);
        File.WriteAllText(Path.Combine(folder, "input.txt"), "input\n");
    }
}
