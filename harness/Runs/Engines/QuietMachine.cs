using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Runs.Engines;

/// <summary>Waits for the load of other work on the machine to fall: what is measured on a loaded machine says little.</summary>
internal sealed class QuietMachine(Func<double?> readLoad, int cores, Action<string> tell, TimeProvider time)
{
    // The kernel renews the figure every five seconds.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The same for the machine on which an engine builds, which is told where it is another than this one.</summary>
    public static async Task WaitFor(
        IHost host, EngineFacts engine, TimeSpan longest, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        if (host.Holds(engine))
        {
            await new QuietMachine(host.ReadLoad, host.Cores, tell, time).Wait(longest, cancellationToken);
            return;
        }

        tell(
            $"--wait-for-quiet cannot wait: the engine at {engine.Endpoint} builds on another machine than this one, and does not tell "
                + "its load. See there that nothing else runs.");
    }

    /// <summary>
    /// Comes back when the machine is quiet, at once where its load is not known, and after <paramref name="longest"/> in any case.
    /// </summary>
    public async Task Wait(TimeSpan longest, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var isTold = false;
        while (readLoad() is { } load && load / cores > MachineRemark.LoadedHost.Threshold)
        {
            if (time.GetElapsedTime(begun) >= longest)
            {
                tell($"The load is still {Digits.Load(load)} on {Digits.Count(cores)} cores: measuring all the same.");
                return;
            }

            if (!isTold)
            {
                tell(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Waiting for the machine to be quiet: its load is {Digits.Load(load)} on {cores} cores, and must fall to "
                            + $"{MachineRemark.LoadedHost.Threshold} a core."));
            }

            isTold = true;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
