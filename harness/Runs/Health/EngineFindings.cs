using ImageBench.Model.Runs;

namespace ImageBench.Runs.Health;

/// <summary>What there is to say of an engine that answers.</summary>
internal static class EngineFindings
{
    /// <summary><paramref name="beside"/> is the engine that starts what a BuildKit by itself builds; null: there is none.</summary>
    public static IEnumerable<DoctorFinding> Of(EngineFacts engine, EngineFacts? beside)
    {
        if (!engine.IsBuildKit)
        {
            yield return new DoctorFinding("engine", true, Line(engine));
            yield return new DoctorFinding("image store", true, engine.ImageStore);
            yield break;
        }

        yield return new DoctorFinding(
            "engine",
            true,
            $"BuildKit {engine.Version} by itself at {engine.Endpoint}, {engine.ImageStore} snapshotter, for "
                + $"{engine.OperatingSystem}/{engine.Architecture}");
        yield return beside is null
            ? new DoctorFinding(
                "starting images",
                false,
                "a BuildKit starts none: runs measure, check nothing, and pull all parents",
                "name an engine for that with --check-engine")
            : new DoctorFinding("starting images", true, $"{Line(beside)}, which gives its parents too");
    }

    private static string Line(EngineFacts engine) =>
        $"{engine.Product} {engine.Version} (API {engine.ApiVersion}) at "
            + $"{engine.Endpoint}{(engine.IsPrivate ? ", the harness's own" : "")}";
}
