using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Provisioning;

namespace ImageBench.EngineTests;

/// <summary>
/// A registry of Debian's docker-registry on loopback, with a folder of its own. Where it is not installed, IMAGEBENCH_PROVISION=1 lets it be;
/// else the test is skipped.
/// </summary>
internal sealed class Registry : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-registry-");
    private readonly HttpClient _client;
    private readonly Process _process;
    private readonly int _port = FreePort();

    private Registry()
    {
        var config = Path.Combine(_folder.FullName, "config.yml");
        File.WriteAllText(config, $"version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: {_folder.FullName}/data}}}}\nhttp: {{addr: {Host}}}\n");
        _client = new HttpClient { BaseAddress = new Uri($"http://{Host}/v2/") };
        _process = Process.Start(new ProcessStartInfo(Machine.FindProgram("docker-registry")!, ["serve", config]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    private string Host => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static async Task<Registry> Start()
    {
        var cancel = TestContext.Current.CancellationToken;
        if (Machine.FindProgram("docker-registry") is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("IMAGEBENCH_PROVISION") == "1", "docker-registry is not installed; IMAGEBENCH_PROVISION=1 lets the tests install it");
            await new SystemCommand("apt-get", "update").Run(_ => { }, cancel);
            await new SystemCommand("apt-get", "install", "-y", "--no-install-recommends", "docker-registry").Run(_ => { }, cancel);
        }

        var registry = new Registry();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await registry._client.GetAsync(new Uri("", UriKind.Relative), cancel);
                return registry;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100, cancel);
            }
        }
    }

    /// <summary>Pushes an image and gives what the registry then holds of it: manifest, config and layers, in bytes.</summary>
    public async Task<long> Push(TestEngine engine, string image)
    {
        var cancel = TestContext.Current.CancellationToken;
        var name = image.Split('/')[^1];
        var repository = $"{Host}/{name}";
        using var client = new DockerClientBuilder().WithEndpoint(new Uri(engine.Address)).Build();
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

        return await Held(name, cancel);
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<long> Held(string name, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{name}/manifests/latest", UriKind.Relative));
        foreach (var type in new[] { "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.oci.image.manifest.v1+json" })
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        using var answer = await _client.SendAsync(request, cancel);
        var manifest = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
        using var json = JsonDocument.Parse(manifest);
        var config = json.RootElement.GetProperty("config").GetProperty("size").GetInt64();
        return manifest.Length + config + json.RootElement.GetProperty("layers").EnumerateArray().Sum(layer => layer.GetProperty("size").GetInt64());
    }

    private static int FreePort()
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
