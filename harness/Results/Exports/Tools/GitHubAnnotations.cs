using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// An outcome as annotations of GitHub Actions, one an image that failed, passed a limit or grew, on the line of its Dockerfile that grew
/// most. What no file is known of has none.
/// </summary>
internal static class GitHubAnnotations
{
    /// <summary>GitHub shows no more of a kind in one step.</summary>
    private const int Most = 10;

    private static readonly string[] Levels = ["error", "warning", "notice"];

    /// <summary>Paths are told below the repository's folder, where GitHub says which it is.</summary>
    public static string Text(Outcome outcome, string? repositoryFolder) => string.Concat(outcome.Images
        .Select(image => (Image: image, Level: Level(outcome, image)))
        .Where(told => told is { Level: not null, Image.Dockerfile: not null })
        .GroupBy(told => told.Level)
        .OrderBy(level => Array.IndexOf(Levels, level.Key))
        .SelectMany(level => level.Take(Most))
        .Select(told => Line(outcome, told.Image, told.Level!, repositoryFolder)));

    private static string? Level(Outcome outcome, ImageOutcome image)
    {
        var states = outcome.Limits.Where(limit => limit.Image == image.Name).Select(limit => limit.State).ToList();
        return image.Head is null ? null
            : image.Head.IsFailed || states.Contains(LimitState.Over) ? "error"
            : states.Contains(LimitState.Warned) ? "warning"
            : image.Unpacked.Change is { Bytes: > 0 } || states.Contains(LimitState.Allowed) ? "notice"
            : null;
    }

    private static string Line(Outcome outcome, ImageOutcome image, string level, string? repositoryFolder)
    {
        var layer = image.Head!.IsFailed ? null : Grown(image);
        var line = layer?.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $",line={number}") : "";
        var file = Property(Below(image.Dockerfile!, repositoryFolder));
        return $"::{level} file={file}{line},title={Property($"Image {image.Name}")}::{Message(Sentence(outcome, image, layer))}\n";
    }

    /// <summary>Of one side, the largest of its own layers that the Dockerfile names; of two, the one that grew most.</summary>
    private static LayerOutcome? Grown(ImageOutcome image) => image.Layers
        .Where(layer => layer is { IsSame: false, Line: not null, Change.Bytes: > 0 })
        .MaxBy(layer => layer.Change);

    private static string Sentence(Outcome outcome, ImageOutcome image, LayerOutcome? layer)
    {
        if (image.Head!.Failure is { } failure && image.Head.IsFailed)
            return failure.Message;
        var passed = outcome.Limits
            .Where(limit => limit.Image == image.Name && limit.State is not (LimitState.Within or LimitState.NotKnown))
            .Select(limit => $"{limit.Limit}, it is {limit.Value ?? "not known"} ({limit.State.Word()})");
        string[] parts =
        [
            image.Unpacked.Change is { } change ? $"{Signed(change)} unpacked" : $"{image.Unpacked.Head} unpacked",
            layer is null ? "" : $"this instruction: {(outcome.IsCompared ? Signed(layer.Change) : layer.Head.ToString())}",
            .. passed,
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    private static string Signed(ByteSize change) => change.Bytes < 0 ? $"−{new ByteSize(-change.Bytes)}" : $"+{change}";

    private static string Below(string path, string? folder) =>
        folder is { Length: > 0 } ? Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/') : path;

    private static string Message(string text) => PlainText.Line(text).Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
