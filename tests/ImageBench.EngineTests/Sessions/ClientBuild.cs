using System.Text.RegularExpressions;
using ImageBench.EngineTests.Matrix;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Sessions;

/// <summary>Docker's own clients, asked to build a folder: what they say of each step of the Dockerfile.</summary>
internal sealed partial class ClientBuild(TestEngine engine, string command)
{
    /// <summary>The client of the installed package, which has BuildKit built in until 22.</summary>
    public const string Docker = "docker build";

    /// <summary>The one of today.</summary>
    public const string Buildx = "docker buildx build";

    /// <summary>The client of that name; skips the test where it cannot be had.</summary>
    public static async Task<ClientBuild> Find(TestEngine engine, string name)
    {
        if (name == Docker)
        {
            var version = await Shell.Run("/usr/bin/docker --version");
            Assert.SkipUnless(version.Contains(" 20.10.", StringComparison.Ordinal), $"{version.Trim()} needs buildx for BuildKit");
            return new ClientBuild(engine, "DOCKER_BUILDKIT=1 /usr/bin/docker build");
        }

        Assert.SkipUnless(
            EngineMatrix.MayDownload, "buildx is of a newer Debian release; IMAGEBENCH_PROVISION=1 lets the tests download it");
        var packages = await new DebianPackages("sid", "docker-buildx").Unpack(engine.State, TestContext.Current.CancellationToken);
        return new ClientBuild(engine, $"{packages}/usr/libexec/docker/cli-plugins/docker-buildx build");
    }

    /// <summary>
    /// Builds it in the engine's own way (a private one has no other network than the host's); the steps by number, and whether each was
    /// cached.
    /// </summary>
    public async Task<IReadOnlyList<(string Step, bool Cached)>> Run(string folder, string dockerfile)
    {
        var output = await Shell.Run(
            $"cd '{folder}' && DOCKER_HOST={engine.Address} {command} --network host --progress plain -f {dockerfile} . 2>&1");
        var names = StepLine().Matches(output)
            .Select(match => (Key: match.Groups["key"].Value, Name: match.Groups["name"].Value))
            .Distinct();
        var cached = CachedLine().Matches(output).Select(match => match.Groups["key"].Value).ToHashSet();
        return [.. names.Select(step => (step.Name, cached.Contains(step.Key)))];
    }

    [GeneratedRegex(@"^#(?<key>\d+) (?<name>\[(\S+ )? *\d+/\d+\] .*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^#(?<key>\d+) CACHED", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CachedLine();
}
