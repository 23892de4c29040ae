using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>Something in a Dockerfile that only BuildKit knows, as in "RUN --mount", and its line from 1.</summary>
internal sealed record BuildKitFeature(string Name, int Line)
{
    // All that the classic builder takes; it refuses a step with any other flag, whatever the flag's value.
    private static readonly string[] ClassicFlags = ["COPY --from", "COPY --chown", "ADD --chown"];

    /// <summary>The first one of an instruction, or null.</summary>
    public static BuildKitFeature? Of(DockerfileLine line)
    {
        if (line.Word is not ("RUN" or "COPY" or "ADD"))
            return null;
        var flag = line.Flags
            .Select(flag => $"{line.Word} {flag.Split('=')[0]}")
            .FirstOrDefault(flag => !ClassicFlags.Contains(flag, StringComparer.OrdinalIgnoreCase));
        return flag is not null ? new BuildKitFeature(flag, line.Line)
            : line.HasHereDocument ? new BuildKitFeature($"{line.Word} <<", line.Line)
            : null;
    }
}
