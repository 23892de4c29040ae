using System.Text.Json;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Provisioning;

namespace ImageBench.EngineTests.Setup;

/// <summary>
/// On a machine that has an engine and nothing else of what a Linux of this kind has: no figures of its kernel, no program of its packages.
/// </summary>
public class AbsentToolsTests(TestEngine engine)
{
    private static readonly string[] Figures =
        ["/proc/loadavg", "/proc/meminfo", "/proc/cpuinfo", "/proc/sys/kernel/osrelease", "/etc/os-release"];

    private static readonly string[] Programs =
        ["setsid", "apt-get", "ip", "dockerd", "containerd", "runc", "docker", "docker-registry", "mmdebstrap", "git", "ssh"];

    private static IReadOnlyList<string> Absent =>
    [
        .. Figures.Where(File.Exists).Select(Real),
        .. Programs.Select(Machine.FindProgram).OfType<string>().Select(Real).Distinct(),
    ];

    [Fact]
    public async Task ImagesAreBuiltCheckedAndComparedAllTheSameAndTheDoctorSaysWhatIsMissing()
    {
        engine.Need();
        using var place = new Workplace().Scenario(
            "app",
            ("small", "FROM imagebench/busybox\nCMD [\"true\"]\n"),
            ("large", "FROM imagebench/busybox\nRUN head -c 1000 /dev/zero > /zeros\nCMD [\"true\"]\n"));

        (await Run(place.Arguments(engine, "--sizes"))).Ended(0);
        var compared = (await Run("compare", $"{place.Runs[0]}:small", $"{place.Runs[0]}:large", "--export-json", "-")).Ended(0);
        var reported = (await Run("report", place.Runs[0])).Ended(0);
        var doctor = (await Run("doctor", "--engine", engine.Address)).Ended(0);

        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(place.Runs[0], "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal(JsonValueKind.Null, run.RootElement.GetProperty("host").GetProperty("load_average").ValueKind);
        Assert.All(Csv.Read(place.Runs[0], "variants.csv"), row => Assert.Equal("started", row["check"]));
        Assert.Contains("\"change\": 1000", compared.Output, StringComparison.Ordinal);
        Assert.Contains("report.", reported.Output, StringComparison.Ordinal);
        Assert.Contains("docker.io", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" load  ", doctor.Output, StringComparison.Ordinal);
    }

    private Task<HarnessResult> Run(params string[] arguments) => Harness.RunWithout(Absent, engine.State, arguments);

    private static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
