using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.EngineTests.Matrix;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Sessions;

/// <summary>
/// A private engine of Debian's newest release with the containerd image store, in this machine's network: the one of the harness's own,
/// since its programs are the first that it finds. It is started for the first test that builds on it, and ended while a run has its own.
/// </summary>
public sealed class NewerEngine(TestEngine installed) : IAsyncLifetime
{
    private static readonly string[] Parents = ["imagebench/busybox", "imagebench/debian"];

    private readonly HashSet<string> _given = [];

    private string _path = "";
    private PrivateEngine? _private;
    private DockerEngine? _engine;

    private StateFolder State => new(Path.Combine(installed.State, "newer"));

    public async ValueTask InitializeAsync()
    {
        if (installed.WhyNot is not null || !EngineMatrix.MayDownload)
            return;
        var programs = await new DebianPackages("sid", "docker.io", "containerd", "crane", "docker-buildx").Unpack(
            installed.State, TestContext.Current.CancellationToken);
        var own = Directory.CreateDirectory(Path.Combine(State.Path, "programs")).FullName;
        var dockerd = Path.Combine(own, "dockerd");
        await File.WriteAllTextAsync(
            dockerd,
            // Behind what it is known by to whoever ends it.
            $"#!/bin/sh\nexec {programs}/usr/sbin/dockerd \"$@\" --feature containerd-snapshotter=true\n",
            TestContext.Current.CancellationToken);
        await Shell.Run($"chmod +x {dockerd}");
        _path = $"{own}:{programs}/usr/sbin:{programs}/usr/bin:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_path.Length == 0)
            return;
        await End();
        Directory.Delete(State.Path, recursive: true);
    }

    /// <summary>First line of every test: skips it where it cannot be had.</summary>
    internal void Need()
    {
        installed.Need();
        Assert.SkipUnless(
            EngineMatrix.MayDownload, "the newer engine is of a newer Debian release; IMAGEBENCH_PROVISION=1 lets the tests download it");
    }

    internal async Task<IEngine> Start()
    {
        if (_engine is not null)
            return _engine;
        var cancel = TestContext.Current.CancellationToken;
        var before = Environment.GetEnvironmentVariable("PATH");
        try
        {
            // The tests run one after the other, so that the variable is this one's alone.
            Environment.SetEnvironmentVariable("PATH", _path);
            _private = await PrivateEngine.Start(State, _ => { }, TimeProvider.System, cancel);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", before);
        }

        await Give(Parents);
        return _engine = await DockerEngine.Connect(
            new EngineAddress(_private.Endpoint, "the tests"), isPrivate: true, TimeProvider.System, cancel);
    }

    /// <summary>Carries parents to it that it does not have yet.</summary>
    internal async Task Give(IEnumerable<string> parents)
    {
        var cancel = TestContext.Current.CancellationToken;
        string[] missing = [.. parents.Where(_given.Add)];
        if (missing.Length == 0)
            return;
        await installed.Make(missing);
        using var images = await SavedImages.Save(installed.Endpoint, missing, cancel);
        await images.Load(_private!.Endpoint, cancel);
    }

    /// <summary>A run on it as users make it, with an engine of its own that has the parents.</summary>
    internal async Task<HarnessResult> Run(params string[] arguments)
    {
        await Start();
        await End();
        return await Harness.RunWith([$"PATH={_path}"], State.Path, [.. arguments, "--engine", "private", "--base-set", "debian"]);
    }

    private async Task End()
    {
        _engine?.Dispose();
        _engine = null;
        if (_private is not null)
            await _private.DisposeAsync();
        _private = null;
    }
}
