using ImageBench.Provisioning;
using ImageBench.Running;
using ImageBench.Runs;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Planning;

namespace ImageBench.Cli.Displays;

/// <summary>Runs on the engine that is asked for, from this machine, shown by a display as the word says.</summary>
internal sealed class ShownRun(string display, TextWriter shown, TimeProvider time)
{
    /// <summary>
    /// The plan is null where it is not known yet what will be built. The display is closed before results are printed: a live one redraws
    /// its last lines.
    /// </summary>
    public async Task<T> Use<T>(RunRequest request, Plan? plan, Func<Surroundings, Task<T>> use)
    {
        await using var seen = DisplayChoice.Make(display, plan, shown, time);
        return await use(new Surroundings(
            cancel => ProvisionedEngine.Open(request.Engine, request.CheckEngine, request.Provision, seen.Say, time, cancel),
            new ThisHost(),
            StateFolder.Find(),
            seen,
            ExportList.Write,
            time));
    }
}
