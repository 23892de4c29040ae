using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;

namespace ImageBench.EngineTests.Stage;

/// <summary>Another private engine beside that of the tests, for what would harm it. It gets the busybox parent from there.</summary>
internal sealed class SecondEngine : IAsyncDisposable
{
    private readonly PrivateEngine _engine;
    private readonly string _state;

    private SecondEngine(PrivateEngine engine, string state) => (_engine, _state) = (engine, state);

    public string Address => _engine.Endpoint.ToString();

    public int DockerdId =>
        int.Parse(File.ReadAllText(Path.Combine(_state, "engine", "dockerd.pid")), CultureInfo.InvariantCulture);

    public static async Task<SecondEngine> Start(TestEngine first, string stateFolder)
    {
        var cancel = TestContext.Current.CancellationToken;
        var engine = await PrivateEngine.Start(new StateFolder(stateFolder), _ => { }, TimeProvider.System, cancel);
        using var from = new DockerClientBuilder().WithEndpoint(new Uri(first.Address)).Build();
        using var to = new DockerClientBuilder().WithEndpoint(engine.Endpoint).Build();
        await using var archive = await from.Images.SaveImageAsync("imagebench/busybox", cancel);
        await to.Images.LoadImageAsync(new ImageLoadParameters(), archive, new Progress<JSONMessage>(), cancel);
        return new SecondEngine(engine, stateFolder);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
