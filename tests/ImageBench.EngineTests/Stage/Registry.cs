using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Stage;

/// <summary>
/// A registry of Debian's docker-registry on loopback or another address (of this network, or of that of another process) with a folder of
/// its own. What it holds is read there. Where it is not installed, IMAGEBENCH_PROVISION=1 lets it be; else the test is skipped.
/// </summary>
internal sealed class Registry : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-registry-");
    private readonly Process _process;
    private readonly int _port = FreePort();
    private readonly string _address;

    private Registry(string program, int? inNetworkOf, string? certificates, bool wantsOne, string address)
    {
        _address = address;
        var config = Path.Combine(_folder.FullName, "config.yml");
        File.WriteAllText(
            config,
            $"version: 0.1\nlog: {{level: error}}\nstorage:\n  filesystem: {{rootdirectory: {_folder.FullName}/data}}\n"
                + "  delete: {enabled: true}\n"
                + $"http:\n  addr: {Host}\n"
                + (certificates is null ? "" : $"  tls:\n    certificate: {certificates}/server.pem\n    key: {certificates}/server.key\n")
                + (wantsOne ? $"    clientcas: [{certificates}/ca.pem]\n" : ""));
        var command = new List<string> { program, "serve", config };
        if (inNetworkOf is { } process)
            command.InsertRange(0, ["nsenter", $"--net=/proc/{TestEngine.Number(process)}/ns/net"]);
        _process = Process.Start(
            new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        // 127.0.0.1 - - [...] "GET /v2/app/manifests/1 HTTP/1.1" 200 742 "" "imagebench"
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split('"') is [_, var request, ..])
                Asked.Enqueue(request.Split(" HTTP/")[0]);
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>As it stands before an image's name.</summary>
    public string Host => string.Create(CultureInfo.InvariantCulture, $"{_address}:{_port}");

    /// <summary>What was asked of it, as its own log says: "GET /v2/app/manifests/1".</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>
    /// <paramref name="certificates"/>: a folder as <see cref="Authority"/> writes it; then it speaks TLS, and wants to see a certificate
    /// of that authority where <paramref name="wantsOne"/>. It listens on <paramref name="address"/>.
    /// </summary>
    public static async Task<Registry> Start(
        int? inNetworkOf = null, string? certificates = null, bool wantsOne = false, string address = "127.0.0.1")
    {
        var cancel = TestContext.Current.CancellationToken;
        var program = await DebianProgram.Need("docker-registry", "docker-registry");
        var registry = new Registry(program, inNetworkOf, certificates, wantsOne, address);
        for (var attempt = 1; !registry.Listens; attempt++)
        {
            Assert.True(attempt < 100, $"the registry does not listen on {registry.Host}");
            await Task.Delay(100, cancel);
        }

        return registry;
    }

    /// <summary>
    /// Pushes an image, under its own name where no other is given, and gives what the registry then holds of it: manifest, config and
    /// layers, in bytes.
    /// </summary>
    public async Task<long> Push(Uri engine, string image, string? name = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        name ??= image.Split('/')[^1].Split(':')[0];
        var repository = $"{Host}/{name}";
        using var client = new DockerClientBuilder().WithEndpoint(engine).WithTimeout(Timeout.InfiniteTimeSpan).Build();
        await client.Images.TagImageAsync(image, new ImageTagParameters { RepositoryName = repository, Tag = "latest" }, cancel);
        try
        {
            string? error = null;
            var progress = new ReportedError(message => error = message);
            await client.Images.PushImageAsync(repository, new ImagePushParameters { Tag = "latest" }, new AuthConfig(), progress, cancel);
            Assert.Null(error);
        }
        finally
        {
            await client.Images.DeleteImageAsync($"{repository}:latest", new ImageDeleteParameters(), CancellationToken.None);
        }

        return Held(name);
    }

    /// <summary>What has a tag in one of its repositories.</summary>
    public IReadOnlyList<string> Tags(string name)
    {
        var tags = new DirectoryInfo(Path.Combine(Files, "repositories", name, "_manifests", "tags"));
        return tags.Exists
            ? [.. tags.GetDirectories().Where(tag => File.Exists(Path.Combine(tag.FullName, "current", "link"))).Select(tag => tag.Name)]
            : [];
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Files => Path.Combine(_folder.FullName, "data", "docker", "registry", "v2");

    // In the process's own network: "0100007F:1F90 00000000:0000 0A" is 127.0.0.1:8080, listening.
    private bool Listens =>
        File.ReadAllText($"/proc/{_process.Id}/net/tcp").Contains($":{_port:X4} 00000000:0000 0A", StringComparison.Ordinal);

    private long Held(string name)
    {
        var tag = Path.Combine(Files, "repositories", name, "_manifests", "tags", "latest", "current", "link");
        var manifest = Blob(File.ReadAllText(tag));
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest.FullName));
        var layers = json.RootElement.GetProperty("layers").EnumerateArray();
        return manifest.Length
            + layers.Prepend(json.RootElement.GetProperty("config")).Sum(part => Blob(part.GetProperty("digest").GetString()!).Length);

        FileInfo Blob(string digest)
        {
            var hex = digest.Split(':')[1];
            return new FileInfo(Path.Combine(Files, "blobs", "sha256", hex[..2], hex, "data"));
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class ReportedError(Action<string> take) : IProgress<JSONMessage>
    {
        public void Report(JSONMessage value)
        {
            if (value.Error is { } error)
                take(error.Message ?? "the push failed");
        }
    }
}
