using ImageBench.Engine.BuildKit;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Engine.BuildKit;

public class SolveRequestsTests
{
    private static readonly BuildRequest Plain = new(
        new PackedContext("sub/Dockerfile.a", 1, new ByteSize(1), (_, _) => Task.CompletedTask),
        Builder.BuildKit,
        NoCache: false,
        Target: null,
        new Dictionary<string, string>(),
        new Dictionary<string, string>(),
        Tag: null,
        TimeSpan.FromMinutes(1));

    [Fact]
    public void APlainBuildAsksNoRegistryAndNamesNoNetwork()
    {
        var solve = SolveRequests.Of(Plain, "Dockerfile.a", "session", Stored(null));

        Assert.Equal(
            ["filename=Dockerfile.a", "image-resolve-mode=local"],
            solve.FrontendAttrs.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("dockerfile.v0", "session", "moby"), (solve.Frontend, solve.Session, solve.Exporter));
        Assert.Empty(solve.ExporterAttrs);
        Assert.Empty(solve.Entitlements);
        Assert.NotEmpty(solve.Ref);
    }

    [Fact]
    public void EverythingThatIsAskedForIsSaidInBuildKitsWords()
    {
        var request = Plain with
        {
            NoCache = true,
            Target = "run",
            Arguments = new Dictionary<string, string> { ["GO_IMAGE"] = "go:1" },
            Labels = new Dictionary<string, string> { ["imagebench.run"] = "x=y" },
            Tag = "name:tag",
        };

        var solve = SolveRequests.Of(request, "Dockerfile", "session", Stored(request.Tag) with { NetworkMode = "host" });

        Assert.Equal(
            [
                "build-arg:GO_IMAGE=go:1", "filename=Dockerfile", "force-network-mode=host", "image-resolve-mode=local",
                "label:imagebench.run=x=y", "no-cache=", "target=run",
            ],
            solve.FrontendAttrs.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        // Engines before 23 read the one form, later ones the other.
        Assert.Equal("name:tag", solve.ExporterAttrs["name"]);
        Assert.Equal(("moby", "name:tag"), (solve.Exporters[0].Type, solve.Exporters[0].Attrs["name"]));
        Assert.Equal(["network.host"], solve.Entitlements);
    }

    // Docker's clients make an export of the argument; the builder itself does nothing with it.
    [Theory]
    [InlineData("1", false, 1)]
    [InlineData("true", false, 1)]
    [InlineData("0", false, 0)]
    [InlineData("yes", false, 0)]
    [InlineData("1", true, 1)]
    public void TheArgumentForACacheInTheImageIsAnExportIntoIt(string value, bool isNamed, int exports)
    {
        var inline = new CachePlace("inline", new Dictionary<string, string>());
        var request = Plain with
        {
            Arguments = new Dictionary<string, string> { ["BUILDKIT_INLINE_CACHE"] = value },
            Options = isNamed ? BuildOptions.None with { CacheTo = [inline] } : BuildOptions.None,
        };

        var solve = SolveRequests.Of(request, "Dockerfile", "session", Stored(null));

        Assert.Equal(Enumerable.Repeat("inline", exports), (solve.Cache ?? new()).Exports.Select(export => export.Type));
        Assert.Equal(value, solve.FrontendAttrs["build-arg:BUILDKIT_INLINE_CACHE"]);
    }

    [Fact]
    public void TheGatewayOfTheHostIsTheAddressThatTheBuilderTold()
    {
        var request = Plain with { Options = BuildOptions.None with { Hosts = ["h=host-gateway"] } };

        var solve = SolveRequests.Of(request, "Dockerfile", "session", Stored(null) with { HostGateway = "172.17.0.1" });

        Assert.Equal("h=172.17.0.1", solve.FrontendAttrs["add-hosts"]);
    }

    [Fact]
    public void TheOptionsOfABuildAreSaidInBuildKitsWords()
    {
        var place = new CachePlace("registry", new Dictionary<string, string> { ["ref"] = "x/cache", ["mode"] = "max" });
        var options = new BuildOptions
        {
            Contexts = new Dictionary<string, NamedContext>
            {
                ["assets"] = new("/assets", null),
                ["base"] = new(null, "alpine:3"),
            },
            Platform = "linux/arm64",
            Hosts = ["a=10.0.0.5", "b=::1"],
            SharedMemory = 134217728,
            Limits = new Dictionary<string, string> { ["nofile"] = "1024:2048" },
            CacheFrom = [place],
            CacheTo = [new CachePlace("inline", new Dictionary<string, string>()), place],
        };

        var solve = SolveRequests.Of(Plain with { Options = options }, "Dockerfile", "session", Stored(null));

        Assert.Equal(
            [
                "add-hosts=a=10.0.0.5,b=::1",
                """cache-imports=[{"Type":"registry","Attrs":{"ref":"x/cache","mode":"max"}}]""",
                "context:assets=local:assets",
                "context:base=docker-image://alpine:3",
                "filename=Dockerfile",
                "frontend.caps=moby.buildkit.frontend.contexts+forward",
                "image-resolve-mode=local",
                "platform=linux/arm64",
                "shm-size=134217728",
                "ulimit=nofile=1024:2048",
            ],
            solve.FrontendAttrs.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(["registry"], solve.Cache.Imports.Select(entry => entry.Type));
        Assert.Equal(["inline", "registry"], solve.Cache.Exports.Select(entry => entry.Type));
        Assert.Equal("max", solve.Cache.Exports[1].Attrs["mode"]);
    }

    private static BuildPlace Stored(string? tag) => new(BuildOutput.InStore(tag));
}
