using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>What a stage copies or mounts from, as it is written: a stage's name, its number (of COPY alone) or an image.</summary>
internal sealed record StageSource(string Name, bool IsMount)
{
    /// <summary>Those of one instruction.</summary>
    public static IEnumerable<StageSource> Of(DockerfileLine line) => line.Word switch
    {
        // Variables do not reach these, quotes neither.
        "COPY" => line.FlagValues("from").Where(IsPlain).Select(name => new StageSource(name, IsMount: false)),
        "RUN" => line.FlagValues("mount").SelectMany(MountedFrom).Where(IsPlain).Select(name => new StageSource(name, IsMount: true)),
        _ => [],
    };

    private static IEnumerable<string> MountedFrom(string mount) => mount
        .Split(',')
        .Select(field => field.Trim('"'))
        .Where(field => field.StartsWith("from=", StringComparison.OrdinalIgnoreCase))
        .Select(field => field["from=".Length..]);

    private static bool IsPlain(string name) => name.Length > 0 && name.AsSpan().IndexOfAny("$\"'\\`") < 0;
}
