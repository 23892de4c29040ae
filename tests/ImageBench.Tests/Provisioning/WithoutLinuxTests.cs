using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Health;
using ImageBench.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Provisioning;

/// <summary>macOS and Windows: what needs Linux says so, and what to do there; nobody is told to install a Debian package.</summary>
public class WithoutLinuxTests
{
    public static TheoryData<string, string> Systems => new() { { "macos", "Colima" }, { "windows", "WSL 2" } };

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task APrivateEngineIsRefusedWithWhatCanBeStartedThere(string system, string instead)
    {
        var fault = await Refused(system, (packages, cancel) =>
            EngineSession.Open("private", packages, _ => { }, TimeProvider.System, cancel));

        Assert.StartsWith("A private engine needs Linux: start Docker Desktop", fault.Message, StringComparison.Ordinal);
        Assert.Contains(instead, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("--engine.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("macos")]
    [InlineData("windows")]
    public async Task ARegistryAndABaseSetAreRefusedWithWhatStandsForThem(string system)
    {
        var registry = await Refused(system, (packages, cancel) => packages.EnsureRegistry(cancel));
        var baseSet = await Refused(system, (packages, cancel) => packages.EnsureBaseSet(cancel));

        Assert.Equal("A registry of the harness's own needs Linux: name one with --registry HOST/NAME.", registry.Message);
        Assert.Equal(
            "The debian base set needs Linux: build on public images (--base-set hub), or on others (--from).", baseSet.Message);
    }

    [Theory]
    [InlineData("macos")]
    [InlineData("windows")]
    public async Task AParentThatWouldBeMadeThereIsOneThatCannotBeHadAndNotTheEndOfTheRun(string system)
    {
        using var maker = new ParentMaker(new FakeEngine(new FakeTimeProvider()), On(system), mayMake: true, _ => { });

        var reason = await maker.Make("imagebench/go", TestContext.Current.CancellationToken);

        Assert.Equal("making it needs Linux", reason);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task TheDoctorNamesNothingThatIsNotThere(string system, string instead)
    {
        using var state = new TempFolder();
        var kind = MachineKind.Of(system, "", isContainer: false);

        List<DoctorFinding> findings =
        [
            .. MachineHealth.Kind(kind),
            .. MachineHealth.Of(kind, new StateFolder(state.Path)),
            .. await BaseSetHealth.Look(kind, engine: null, TestContext.Current.CancellationToken),
        ];

        var told = string.Join('\n', findings.Select(found => $"{found.Found}; {found.Mend}"));
        Assert.All(
            ["private engine", "registry", "base set debian"],
            subject => Assert.Contains(findings, found => found.Subject == subject && !found.Works && found.Mend is not null));
        Assert.Contains(instead, told, StringComparison.Ordinal);
        Assert.All(["apt-get", "--provision", "sudo"], word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));
    }

    private static Packages On(string system) =>
        new(mayInstall: true, _ => { }) { Kind = MachineKind.Of(system, "", isContainer: false) };

    private static async Task<Fault> Refused(string system, Func<Packages, CancellationToken, Task> ask)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => ask(On(system), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        return fault;
    }
}
