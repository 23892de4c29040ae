using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites;

/// <summary>What a container starts, as the stages say it.</summary>
internal static class StartOf
{
    /// <summary>Whether ENTRYPOINT, CMD or HEALTHCHECK of the image name one of these programs.</summary>
    public static bool Names(StageWalk walk, IReadOnlyList<string> programs) => walk.Shipped
        .SelectMany(stage => stage.Instructions)
        .Where(part => part.Word is "ENTRYPOINT" or "CMD" or "HEALTHCHECK")
        .SelectMany(part => part.Rest.Split([' ', '"', '\'', ',', '[', ']', '/', ';', '&', '|', '\t'],
            StringSplitOptions.RemoveEmptyEntries))
        .Any(programs.Contains);

    /// <summary>The words of the last one of that kind; null: there is none, or a shell reads it.</summary>
    public static IReadOnlyList<string>? Words(StageWalk walk, string kind) => walk.Shipped
        .SelectMany(stage => stage.Instructions.Reverse())
        .FirstOrDefault(part => part.Word == kind) is { } part
            ? JsonWords.Read(part.Rest)
            : null;
}
