using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;

namespace ImageBench.Runs.Engines;

/// <summary>The word that names an engine, judged without asking any: a plan that no run could follow is none.</summary>
internal static class EngineWord
{
    /// <summary>A <see cref="Fault"/> where it names none, or what stands beside it does not go with it.</summary>
    public static void Check(string wanted, string? beside)
    {
        if (!BuilderAddress.IsMeant(wanted))
        {
            if (beside is not null)
            {
                throw new Fault(
                    ExitCode.BadInput,
                    $"--check-engine is for a BuildKit by itself ({BuilderAddress.ValidValues}): --engine {wanted} starts its images "
                        + "itself. Leave it out.");
            }

            if (wanted is not ("auto" or "private"))
                EngineAddress.Parse(wanted);
            return;
        }

        if (beside is not null && BuilderAddress.IsMeant(beside))
            throw new Fault(ExitCode.BadInput, $"--check-engine {beside} starts no images; name a Docker engine, or private.");
        BuilderAddress.Parse(wanted);
        if (beside is not null)
            Check(beside, null);
    }
}
