using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ImageBench.EngineTests.Sessions;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Images;

/// <summary>Images in Debian's registry: what they are, and what the registry's own log says that it was asked for.</summary>
public sealed class RegistryTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly Dictionary<string, string?> _before = [];

    [Fact]
    public async Task OverTlsAnAuthorityOfOnesOwnIsBelievedAndNoOther()
    {
        var certificates = Path.Combine(_place.Path, "tls");
        Authority.Write(certificates);
        using var registry = await Registry.Start(certificates: certificates);
        using var client = Client($"https://{registry.Host}");
        StoredImage[] images = [new("amd64", ("a", 30_000)), new("arm64", ("b", 20_000))];
        await StoredImage.PushIndex(client, "app", "1", images);
        Set("DOCKER_CONFIG", Path.Combine(_place.Path, "docker"));
        var known = Directory.CreateDirectory(Path.Combine(_place.Path, "docker", "certs.d", registry.Host)).FullName;
        File.Copy(Path.Combine(certificates, "ca.crt"), Path.Combine(known, "ca.crt"));
        registry.Asked.Clear();

        var all = await Run("inspect", $"registry://{registry.Host}/app:1", "--platform", "all", "--json");
        Authority.Write(Path.Combine(_place.Path, "other"));
        File.Copy(Path.Combine(_place.Path, "other", "ca.crt"), Path.Combine(known, "ca.crt"), overwrite: true);
        var refused = await Run("inspect", $"registry://{registry.Host}/app:1");

        Assert.True(all.ExitCode == 0, all.Error);
        Assert.Equal(
            [("linux/amd64", images[0].Content), ("linux/arm64", images[1].Content)],
            Json(all).GetProperty("platforms").EnumerateArray().Select(image =>
                (image.GetProperty("platform").GetString()!, image.GetProperty("content_size_bytes").GetInt64())));
        await Said(registry, 3);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"The registry {registry.Host} cannot be trusted: ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistryThatWantsACertificateIsShownTheOneThatLiesForIt()
    {
        var certificates = Path.Combine(_place.Path, "tls");
        Authority.Write(certificates);
        using var registry = await Registry.Start(certificates: certificates, wantsOne: true);
        using var client = Client($"https://{registry.Host}", certificates);
        var image = new StoredImage("amd64", ("a", 30_000));
        await image.Push(client, "app", "1");
        Set("DOCKER_CONFIG", Path.Combine(_place.Path, "docker"));
        var known = Directory.CreateDirectory(Path.Combine(_place.Path, "docker", "certs.d", registry.Host)).FullName;
        File.Copy(Path.Combine(certificates, "ca.crt"), Path.Combine(known, "ca.crt"));

        var refused = await Run("inspect", $"registry://{registry.Host}/app:1");
        File.Copy(Path.Combine(certificates, "cert.pem"), Path.Combine(known, "client.cert"));
        File.Copy(Path.Combine(certificates, "key.pem"), Path.Combine(known, "client.key"));
        var read = await Run("inspect", $"registry://{registry.Host}/app:1", "--json");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains(registry.Host, refused.Error, StringComparison.Ordinal);
        Assert.True(read.ExitCode == 0, read.Error);
        Assert.Equal(image.Content, Json(read).GetProperty("content_size_bytes").GetInt64());
    }

    [Fact]
    public async Task APrivateImageIsReadWithTheLoginThatAHelperKeeps()
    {
        using var registry = await Registry.Start();
        await using var guarded = new TokenRegistry(registry);
        using var client = Client($"http://{registry.Host}");
        var image = new StoredImage("amd64", ("a", 10_000), ("b", 5_000));
        await image.Push(client, "busybox", "1");
        var name = $"registry://{guarded.Host}/busybox:1";

        Set("DOCKER_CONFIG", _place.Path);
        var without = await Run("inspect", name, "--json");
        Helper(TokenRegistry.User, TokenRegistry.Password);
        var with = await Run("inspect", name, "--json", "--contents");

        Assert.Equal(2, without.ExitCode);
        Assert.Contains($"docker login {guarded.Host}", without.Error, StringComparison.Ordinal);
        Assert.True(with.ExitCode == 0, with.Error);
        Assert.Equal((image.Content, 15_000L), (Json(with).GetProperty("content_size_bytes").GetInt64(),
            Json(with).GetProperty("unpacked_size_bytes").GetInt64()));
        Assert.All(guarded.Seen.Where(call => call.Authorization.StartsWith("Basic ", StringComparison.Ordinal)),
            call => Assert.Equal("/token", call.Path));
        // One request for which a token was asked, then the manifest, the config and two layers.
        Assert.Equal(6, guarded.Seen.SkipWhile(call => !call.Authorization.StartsWith("Basic ", StringComparison.Ordinal)).Count() + 1);
    }

    [Fact]
    public async Task ADifferenceDownloadsWhatIsNewAndNothingElse()
    {
        using var registry = await Registry.Start();
        using var client = Client($"http://{registry.Host}");
        StoredImage[] images =
            [.. Enumerable.Range(1, 3).Select(own => new StoredImage("amd64", ("base", 200_000), ($"own{own}", own * 1000)))];
        for (var tag = 0; tag < images.Length; tag++)
            await images[tag].Push(client, "app", $"{tag + 1}");
        Set("DOCKER_CONFIG", _place.Path);

        registry.Asked.Clear();
        var first = await Run("diff", $"registry://{registry.Host}/app:1", $"registry://{registry.Host}/app:2", "--json");
        await Said(registry, 7);
        Assert.Single(registry.Asked, asked => asked.EndsWith(StoredImage.Digest(images[0].Layers[0]), StringComparison.Ordinal));
        registry.Asked.Clear();
        var second = await Run("diff", $"registry://{registry.Host}/app:2", $"registry://{registry.Host}/app:3", "--json");
        await Said(registry, 5);

        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, first.Error + second.Error);
        Assert.Equal(
            [StoredImage.Digest(images[2].Layers[1])],
            registry.Asked.Select(asked => asked.Split('/')[^1])
                .Intersect(images.SelectMany(image => image.Layers).Select(StoredImage.Digest)));
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _place.Dispose();
    }

    private static JsonElement Json(HarnessResult result) => JsonDocument.Parse(result.Output).RootElement;

    private Task<HarnessResult> Run(params string[] arguments) => Harness.Run(Path.Combine(_place.Path, "state"), arguments);

    // The log may come a little later than the answer.
    private static async Task Said(Registry registry, int requests)
    {
        for (var attempt = 0; attempt < 50 && registry.Asked.Count < requests; attempt++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(requests, registry.Asked.Count);
    }

    private static HttpClient Client(string place, string? certificates = null)
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            CheckCertificateRevocationList = true,
        };
        if (certificates is not null)
        {
            handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile(
                Path.Combine(certificates, "cert.pem"), Path.Combine(certificates, "key.pem")));
        }

        return new HttpClient(handler) { BaseAddress = new Uri(place) };
    }

    // The tests run one after the other, so that the variables are this one's alone.
    private void Set(string name, string value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    private void Helper(string user, string password)
    {
        File.WriteAllText(Path.Combine(_place.Path, "config.json"), """{"credsStore":"played"}""");
        var script = $"#!/bin/sh\nprintf '{{\"Username\":\"{user}\",\"Secret\":\"{password}\"}}'\n";
        var program = Path.Combine(_place.Path, "docker-credential-played");
        // Written by another process: one that this process has open for writing, be it in a child, cannot be started.
        using (var write = Process.Start("/bin/sh", ["-c", "printf %s \"$1\" > \"$0\" && chmod +x \"$0\"", program, script]))
            write.WaitForExit();
        Set("PATH", $"{_place.Path}:{Environment.GetEnvironmentVariable("PATH")}");
    }
}
