using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Runs.Engines;

/// <summary>What an engine cannot do of what a run was asked for, known once it answered.</summary>
internal static class UnfitEngine
{
    public static void Refuse(RunOptions options, EngineFacts engine)
    {
        if (options.CacheStates.Contains(CacheState.Imported) && !engine.IsPrivate)
        {
            throw new Fault(
                ExitCode.BadInput,
                "Imported builds begin with an empty builder, and the build cache of a shared engine is never emptied: measure them with "
                    + "--engine private.");
        }

        if (engine.IsBuildKit && (options.Registry is not null || options.KeepImages))
        {
            var option = options.KeepImages ? "--keep-images keeps none" : "--registry has none to push";
            throw new Fault(
                ExitCode.BadInput,
                $"A BuildKit by itself holds no images, so {option}: leave it out, or name a Docker engine with --engine.");
        }
    }
}
