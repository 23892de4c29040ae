using ImageBench.Engine.Registries.Distribution;

namespace ImageBench.Runs.Health;

/// <summary>Whether the registry of the public parent images can be reached from here.</summary>
internal static class PublicImages
{
    private const string Hub = "registry-1.docker.io";

    public static async Task<DoctorFinding> Reach(TimeProvider time, CancellationToken cancellationToken)
    {
        using var hub = new RegistryLink(Hub, RegistrySettings.OfDocker(), time);
        return await hub.FindSilence(cancellationToken) is { } silence
            ? new DoctorFinding(
                "base set hub",
                false,
                $"{Hub} does not answer ({silence})",
                "--base-set debian for a scenario that names such parents, --from IMAGE=OTHER for any other Dockerfile, or images that are "
                    + "on the engine already")
            : new DoctorFinding("base set hub", true, $"{Hub} answers");
    }
}
