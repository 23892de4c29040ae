using System.IO.Pipes;
using System.Text.Json;
using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Tests.Engine.Wire.Endpoints;

/// <summary>Engines behind TLS, and those of contexts.</summary>
public sealed class EngineKeysTests : IDisposable
{
    private readonly TestKeys _keys = new();

    [Fact]
    public async Task AnEngineIsSpokenToWithItsKeys()
    {
        await using var engine = new SecuredEngine(_keys);

        Assert.Null(await Silence(engine, EngineKeys.InFolder(_keys.Folder, false, "the test")));
    }

    // An engine that knows the upper authority alone can then see that the client is of it.
    [Fact]
    public async Task AnAuthorityBetweenIsShownToo()
    {
        _keys.PutAuthorityBetween();
        await using var engine = new SecuredEngine(_keys);

        Assert.Null(await Silence(engine, EngineKeys.InFolder(_keys.Folder, false, "the test")));
        Assert.Equal(["CN=between"], engine.Shown);
    }

    [Fact]
    public async Task AnEngineOfAnotherAuthorityIsNotSpokenTo()
    {
        await using var engine = new SecuredEngine(_keys);
        using var others = new TestKeys();
        File.Copy(Path.Combine(others.Folder, "ca.pem"), Path.Combine(_keys.Folder, "ca.pem"), overwrite: true);
        var keys = EngineKeys.InFolder(_keys.Folder, false, "the test");

        Assert.Contains("certificate", await Silence(engine, keys), StringComparison.Ordinal);
        Assert.Null(await Silence(engine, keys with { SkipsVerification = true }));
    }

    [Fact]
    public async Task WithoutItsKeysItDoesNotAnswer()
    {
        await using var engine = new SecuredEngine(_keys);

        Assert.NotNull(await Silence(engine, null));
        Assert.NotNull(await Silence(engine, new EngineKeys(Path.Combine(_keys.Folder, "ca.pem"), null, null, false, "the test")));
    }

    [Fact]
    public async Task FilesThatAreNoKeysAreNamed()
    {
        await using var engine = new SecuredEngine(_keys);
        await File.WriteAllTextAsync(Path.Combine(_keys.Folder, "key.pem"), "no key", TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "The certificates of the test cannot be used (",
            await Silence(engine, EngineKeys.InFolder(_keys.Folder, false, "the test")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod", false)]
    [InlineData("../../prod", true)]
    public void AContextHasItsOwn(string name, bool skips)
    {
        using var folder = new TempFolder();
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));
        folder.Write($"contexts/meta/{id}/meta.json", JsonSerializer.Serialize(new
        {
            Name = name,
            Endpoints = new { docker = new { Host = "tcp://build.example:2376", SkipTLSVerify = skips } },
        }));
        folder.Write($"contexts/tls/{id}/docker/ca.pem", "x");
        folder.Write("config.json", $$"""{ "currentContext": "{{name}}" }""");
        var docker = new DockerFolder(folder.Path);
        var (host, keys) = docker.FindContext(name)!.Value;

        Assert.Equal((name, "tcp://build.example:2376"), (docker.CurrentContext(), host));
        Assert.Equal(
            (Path.Combine(folder.Path, $"contexts/tls/{id}/docker/ca.pem"), null, skips),
            (keys!.Authority, keys.Certificate, keys.SkipsVerification));
        Assert.Null(docker.FindContext("other"));
    }

    [Fact]
    public async Task ANamedPipeCarriesAConnection()
    {
        var name = $"imagebench-{Guid.NewGuid():N}";
        await using var server = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var waiting = server.WaitForConnectionAsync(TestContext.Current.CancellationToken);
        await using var client =
            await EngineAddress.Parse($"npipe:////./pipe/{name}").Socket.Open(TestContext.Current.CancellationToken);
        await waiting;
        await client.WriteAsync("x"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal('x', server.ReadByte());
    }

    public void Dispose() => _keys.Dispose();

    private static Task<string?> Silence(SecuredEngine engine, EngineKeys? keys) => DockerEngine.Silence(
        new EngineAddress(new Uri(engine.Address), "the test") { Keys = keys }, TestContext.Current.CancellationToken);
}
