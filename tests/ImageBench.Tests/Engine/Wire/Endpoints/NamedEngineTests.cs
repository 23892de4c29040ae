using System.Text.Json;
using Harness = ImageBench.Tests.Cli.CommandLine;

namespace ImageBench.Tests.Engine.Wire.Endpoints;

/// <summary>An engine that somebody named and that cannot be had is an error: no other is measured in its place.</summary>
public sealed class NamedEngineTests : IDisposable
{
    private readonly Harness _command = new();

    [Theory]
    [InlineData("tcp://127.0.0.1:1", "tcp://127.0.0.1:1/ (from DOCKER_HOST): Connection refused.")]
    [InlineData("127.0.0.1:1", "tcp://127.0.0.1:1/ (from DOCKER_HOST): Connection refused.")]
    [InlineData("unix:///nowhere/docker.sock", "unix:///nowhere/docker.sock (from DOCKER_HOST): there is no such socket.")]
    public async Task ASilentDockerHostIsNoReasonForAnother(string host, string said)
    {
        _command.Environment["DOCKER_HOST"] = host;
        _command.Write("app/Dockerfile.a", "FROM scratch\n");
        _command.Write("app/Dockerfile.b", "FROM scratch\n");
        var ended = await _command.Run("--scenarios", ".", "--scenario", "app", "--results", "results");

        Assert.Equal(3, ended.ExitCode);
        Assert.Equal(
            $"No Docker engine answers at {said} Start it or correct DOCKER_HOST; another engine is taken only with --engine.",
            ended.Error.Trim());
    }

    [Fact]
    public async Task AContextInUseThatIsSilentIsNoReasonForAnother()
    {
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("far"u8));
        _command.Write("docker/config.json", """{ "currentContext": "far" }""");
        _command.Write(
            $"docker/contexts/meta/{id}/meta.json",
            JsonSerializer.Serialize(new { Name = "far", Endpoints = new { docker = new { Host = "tcp://127.0.0.1:1" } } }));
        _command.Environment["DOCKER_CONFIG"] = Path.Combine(_command.Folder, "docker");
        var ended = await _command.Run("doctor");

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains(
            "(from Docker context 'far'): Connection refused.",
            string.Join(' ', ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineBehindTlsIsAskedWithTheKeysOfTheEnvironment()
    {
        using var keys = new TestKeys();
        await using var engine = new SecuredEngine(keys);
        _command.Environment["DOCKER_HOST"] = engine.Address;
        var plain = await _command.Run("clean");
        _command.Environment["DOCKER_TLS_VERIFY"] = "1";
        _command.Environment["DOCKER_CERT_PATH"] = Path.Combine(keys.Folder, "none");
        var without = await _command.Run("clean");
        _command.Environment["DOCKER_CERT_PATH"] = keys.Folder;
        var with = await _command.Run("clean");

        Assert.Equal((3, 3, 3), (plain.ExitCode, without.ExitCode, with.ExitCode));
        Assert.Contains("(from DOCKER_HOST)", plain.Error, StringComparison.Ordinal);
        Assert.Contains("The certificates of DOCKER_CERT_PATH (", without.Error, StringComparison.Ordinal);
        // It answers the ping, and then says "OK" where its version is asked for.
        Assert.Contains("'O' is an invalid start of a value", with.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _command.Dispose();
}
