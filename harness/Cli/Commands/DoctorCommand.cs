using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Health;

namespace ImageBench.Cli.Commands;

/// <summary>
/// <c>imagebench doctor</c>: what a run finds here, what works, and the command that mends what does not. It installs and makes nothing; a
/// private engine is started to be asked, and ended.
/// </summary>
internal sealed class DoctorCommand(SharedOptions shared, TimeProvider time)
{
    public Command Make()
    {
        var command = new Command(
            "doctor",
            "Says what works here (engine, image store, base sets, disk), and which command mends what does not.")
        {
            shared.Engine,
            shared.CheckEngine,
        };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(shared.Engine);
        var findings = new List<DoctorFinding>();
        var beside = parsed.GetValue(shared.CheckEngine);
        await using var session = await Open(wanted, beside, findings, parsed.InvocationConfiguration.Error.WriteLine, cancellationToken);
        var kind = MachineKind.Here();
        findings.InsertRange(0, MachineHealth.Kind(kind));
        findings.AddRange(MachineHealth.Of(kind, StateFolder.Find()));
        findings.Add(await PublicImages.Reach(time, cancellationToken));
        findings.AddRange(await BaseSetHealth.Look(kind, session?.Beside, cancellationToken));
        foreach (var line in DoctorLines.Of(findings))
            await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
        return (int)(session is not null || (wanted == "auto" && WouldStartOne()) ? ExitCode.Good : ExitCode.NoEngine);
    }

    private static bool WouldStartOne()
    {
        try
        {
            return Packages.HasEngine && Machine.IsRoot && !EngineAddress.Default().IsNamed;
        }
        catch (Fault)
        {
            // What is named cannot be used: that is told already.
            return false;
        }
    }

    // A private engine is started only where one was asked for, or where a run would start one that has data already.
    private async Task<EngineSession?> Open(
        string wanted, string? beside, List<DoctorFinding> findings, Action<string> tell, CancellationToken cancellationToken)
    {
        var before = "";
        try
        {
            if (wanted == "auto" && EngineAddress.Default() is var address
                && await EngineSession.Silence(address, cancellationToken) is { } silence)
            {
                var none = $"none answers at {address.Endpoint} ({silence})";
                if (!PrivateEngine.IsIn(StateFolder.Find()) || !Packages.HasEngine)
                {
                    var mend = MachineKind.Here().InsteadOfEngine ?? "start Docker, name an engine with --engine, or use --engine private";
                    findings.Add(new DoctorFinding("engine", false, none, mend));
                    return null;
                }

                (wanted, before) = ("private", $"{none}; then ");
            }

            var session = await EngineSession.Open(wanted, beside, new Packages(mayInstall: false, tell), tell, time, cancellationToken);
            findings.AddRange(EngineFindings.Of(session.Engine.Facts, session.Beside?.Facts)
                .Select((finding, place) => place == 0 ? finding with { Found = before + finding.Found } : finding));
            if (session.Engine.Facts.Endpoint.StartsWith("unix:///run/user/", StringComparison.Ordinal))
                findings.Add(MachineHealth.Rootless);
            return session;
        }
        catch (Fault fault)
        {
            findings.Add(new DoctorFinding("engine", false, before + fault.Message));
            return null;
        }
    }
}
