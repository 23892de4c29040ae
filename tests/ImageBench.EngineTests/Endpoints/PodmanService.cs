using System.Diagnostics;
using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Endpoints;

/// <summary>
/// Podman's API on a socket of its own, with images and containers of its own. What it makes of networks and mounts goes with its
/// namespaces; this machine's firewall is left alone.
/// </summary>
internal sealed class PodmanService : IDisposable
{
    // Fewer files and processes than this machine allows: where root may not raise a limit, a container could not begin with Podman's own.
    private const string Limits = "[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=4096:4096\"]\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-podman-");
    private readonly Process _process;

    private PodmanService(string podman)
    {
        File.WriteAllText(PathOf("containers.conf"), Limits);
        File.WriteAllText(PathOf("registries.conf"), "unqualified-search-registries = []\n");
        var start = new ProcessStartInfo(
            "unshare",
            [
                "--net", "--mount", "sh", "-c", "ip link set lo up && exec \"$0\" \"$@\"", podman, "--root", PathOf("root"), "--runroot",
                PathOf("run"), "system", "service", "--time", "0", Endpoint.ToString(),
            ])
        {
            RedirectStandardError = true,
        };
        start.Environment["CONTAINERS_CONF"] = PathOf("containers.conf");
        start.Environment["CONTAINERS_REGISTRIES_CONF"] = PathOf("registries.conf");
        _process = Process.Start(start)!;
        // What it says of each image is read so that it is not held up, and is nothing to tests.
        _process.BeginErrorReadLine();
    }

    public Uri Endpoint => new("unix://" + PathOf("podman.sock"));

    public static async Task<PodmanService> Start()
    {
        var service = new PodmanService(await DebianProgram.Need("podman", "podman"));
        try
        {
            var cancel = TestContext.Current.CancellationToken;
            var address = new EngineAddress(service.Endpoint, "the tests");
            for (var attempt = 1; await DockerEngine.Silence(address, cancel) is { } silence; attempt++)
            {
                Assert.True(attempt < 300 && !service._process.HasExited, $"Podman does not answer: {silence}");
                await Task.Delay(100, cancel);
            }

            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
