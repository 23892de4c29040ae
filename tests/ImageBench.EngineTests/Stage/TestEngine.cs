using System.Globalization;
using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.EngineTests.Tool;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;
using ImageBench.Provisioning.Parents;
using ImageBench.Running.Ports;
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
// They share an engine and look at all that it holds.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(ImageBench.EngineTests.Stage.TestEngine))]

namespace ImageBench.EngineTests.Stage;

/// <summary>
/// The engine of all tests here. With IMAGEBENCH_PROVISION=1, or where everything is installed and made already, the README's command is
/// run first, as on a new machine; then its private engine is started again and shared by the tests. Elsewhere the tests are skipped, with
/// the reason. IMAGEBENCH_FIRST_RUN=0 leaves that command out, for who runs a few tests on an engine that has its parents; what looks at
/// its results is skipped.
/// </summary>
public sealed class TestEngine : IAsyncLifetime
{
    private PrivateEngine? _private;
    private DockerEngine? _engine;

    internal string? WhyNot { get; private set; }

    /// <summary>The state folder of the tests: IMAGEBENCH_STATE, else the user's own.</summary>
    internal string State { get; } = StateFolder.Find().Path;

    internal HarnessResult? FirstRun
    {
        get
        {
            Assert.SkipWhen(IsLeftOut, "IMAGEBENCH_FIRST_RUN=0 leaves the first run out");
            return field;
        }

        private set;
    }

    internal HarnessResult? SecondRun { get; private set; }

    internal Workplace FirstResults { get; } = new();

    internal Uri Endpoint => _private!.Endpoint;

    internal string Address => Endpoint.ToString();

    internal IEngine Engine => _engine!;

    private static bool IsLeftOut => Environment.GetEnvironmentVariable("IMAGEBENCH_FIRST_RUN") == "0";

    public async ValueTask InitializeAsync()
    {
        var mayProvision = Environment.GetEnvironmentVariable("IMAGEBENCH_PROVISION") == "1";
        if (!Machine.IsRoot)
            WhyNot = "A private engine needs root.";
        else if (!mayProvision && !(Packages.HasEngine && Packages.HasRegistry && PrivateEngine.IsIn(StateFolder.Find())))
            WhyNot = "there is no engine to test on; IMAGEBENCH_PROVISION=1 lets the tests install one";
        if (WhyNot is not null)
            return;

        if (!IsLeftOut)
            await RunAsUsersDo(mayProvision);
        _private = await PrivateEngine.Start(StateFolder.Find(), _ => { }, TimeProvider.System, CancellationToken.None);
        _engine = await DockerEngine.Connect(
            new EngineAddress(_private.Endpoint, "the tests"), isPrivate: true, TimeProvider.System, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _engine?.Dispose();
        if (_private is not null)
            await _private.DisposeAsync();
        FirstResults.Dispose();
    }

    /// <summary>First line of every test: skips it where there is no engine.</summary>
    internal void Need() => Assert.SkipWhen(WhyNot is not null, WhyNot ?? "");

    /// <summary>Parents of the debian base set that are not there yet, by name.</summary>
    internal async Task Make(IEnumerable<string> parents)
    {
        using var maker = new ParentMaker(Engine, new Packages(mayInstall: false, _ => { }), mayMake: true, _ => { });
        foreach (var parent in parents)
            Assert.Null(await maker.Make(parent, TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// What the engine holds that is no parent image: images by id and containers by name, for tests that nothing is left.
    /// </summary>
    internal async Task<IReadOnlyList<string>> Holdings()
    {
        var listed = await EngineContents.List(_private!.Endpoint);
        return [.. listed.Where(line => !line.Contains("imagebench/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task RunAsUsersDo(bool mayProvision)
    {
        string[] command =
        [
            "--scenario",
            "go-crud",
            "--engine",
            "private",
            "--rounds",
            "1",
            "--results",
            FirstResults.Results,
            "--cache",
            "warm",
        ];
        FirstRun = await Harness.Run(
            State,
            [
                .. command,
                "--cache",
                "cold",
                "--registry",
                "local",
                "--check-rounds",
                "3",
                .. mayProvision ? ["--provision"] : Array.Empty<string>(),
            ]);
        if (FirstRun.ExitCode == 0)
            SecondRun = await Harness.Run(State, [.. command, "--variant", "multi"]);
    }
}
