using System.Diagnostics;
using System.Text.RegularExpressions;
using ImageBench.EngineTests.Matrix;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model.Builds;

namespace ImageBench.EngineTests.Clients;

/// <summary>Docker's own clients, asked to build a folder: what they say of each step of the Dockerfile.</summary>
internal sealed partial class ClientBuild(TestEngine engine, Builder builder, params IReadOnlyList<string> command)
{
    /// <summary>The client of the installed package, which has BuildKit built in until 22.</summary>
    public const string Docker = "docker build";

    /// <summary>The one of today.</summary>
    public const string Buildx = "docker buildx build";

    /// <summary>The classic builder's, as today's client asks it.</summary>
    public const string Classic = "DOCKER_BUILDKIT=0 docker build";

    public Builder Builder => builder;

    /// <summary>The client of that name; skips the test where it cannot be had.</summary>
    public static async Task<ClientBuild> Find(TestEngine engine, string name)
    {
        if (name == Docker)
        {
            var version = await Shell.Run("/usr/bin/docker --version");
            Assert.SkipUnless(version.Contains(" 20.10.", StringComparison.Ordinal), $"{version.Trim()} needs buildx for BuildKit");
            return new ClientBuild(engine, Builder.BuildKit, "/usr/bin/docker", "build", "--progress", "plain");
        }

        Assert.SkipUnless(
            EngineMatrix.MayDownload, $"{name} is of a newer Debian release; IMAGEBENCH_PROVISION=1 lets the tests download it");
        var package = name == Buildx ? "docker-buildx" : "docker-cli";
        var packages = await new DebianPackages("sid", package).Unpack(engine.State, TestContext.Current.CancellationToken);
        return name == Buildx
            ? new ClientBuild(
                engine, Builder.BuildKit, $"{packages}/usr/libexec/docker/cli-plugins/docker-buildx", "build", "--progress", "plain")
            : new ClientBuild(engine, Builder.Classic, $"{packages}/usr/bin/docker", "build");
    }

    /// <summary>
    /// Builds it in the engine's own way (a private one has no other network than the host's); the steps by number, and whether each was
    /// cached.
    /// </summary>
    public async Task<IReadOnlyList<(string Step, bool Cached)>> Run(string folder, string dockerfile)
    {
        var (steps, error) = await TryRun(engine.Address, folder, Path.Combine(folder, dockerfile), []);
        Assert.Null(error);
        return steps;
    }

    /// <summary>The same on any engine, with further options; or why it does not build.</summary>
    public async Task<(IReadOnlyList<(string Step, bool Cached)> Steps, string? Error)> TryRun(
        string address, string folder, string dockerfile, IReadOnlyList<string> options)
    {
        var start = new ProcessStartInfo(
            command[0], [.. command.Skip(1), "--network", "host", "-f", dockerfile, .. options, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOCKER_HOST"] = address;
        start.Environment["DOCKER_BUILDKIT"] = builder == Builder.BuildKit ? "1" : "0";
        // An image with attestations is an index around the one that is compared.
        start.Environment["BUILDX_NO_DEFAULT_ATTESTATIONS"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode != 0 ? ([], output.TrimEnd()[(output.TrimEnd().LastIndexOf('\n') + 1)..])
            : (builder == Builder.BuildKit ? BuildKitSteps(output) : ClassicSteps(output), null);
    }

    private static IReadOnlyList<(string Step, bool Cached)> BuildKitSteps(string output)
    {
        var names = StepLine().Matches(output)
            .Select(match => (Key: match.Groups["key"].Value, Name: match.Groups["name"].Value))
            .Distinct();
        var cached = CachedLine().Matches(output).Select(match => match.Groups["key"].Value).ToHashSet();
        return [.. names.Select(step => (step.Name, cached.Contains(step.Key)))];
    }

    private static IReadOnlyList<(string Step, bool Cached)> ClassicSteps(string output) =>
        [.. ClassicLine().Matches(output).Select(match => (match.Groups["name"].Value, match.Groups["cached"].Success))];

    [GeneratedRegex(@"^#(?<key>\d+) (?<name>\[(\S+ )? *\d+/\d+\] .*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^#(?<key>\d+) CACHED", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CachedLine();

    [GeneratedRegex(
        @"^Step \d+/\d+ : (?<name>.*)(?<cached>\n ---> Using cache)?", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ClassicLine();
}
