using System.Text.Json;
using ImageBench.Model;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>An outcome as JSON of the schema imagebench.result/1, which lies in Results/Exports/Schemas.</summary>
internal static class OutcomeJson
{
    public const string Schema = "imagebench.result/1";

    public static string Text(Outcome outcome) => PlainText.Whole(JsonSerializer.Serialize(Shape(outcome), PlainJson.Options) + "\n");

    private static OutcomeJsonShape Shape(Outcome outcome) => new(
        Schema,
        outcome.Name,
        outcome.Base,
        outcome.Head,
        outcome.Engine,
        outcome.Verdict.Word(),
        Total(outcome.Unpacked),
        Total(outcome.Content),
        [.. outcome.Images.Select(Image)],
        [.. outcome.Limits.Select(limit => new OutcomeJsonShape.LimitPart(
            limit.Image, limit.Limit, limit.Value, limit.State.Word(), limit.Reason))],
        outcome.Notes);

    private static OutcomeJsonShape.TotalPart Total(BytesOutcome bytes) => new(bytes.Base?.Bytes, bytes.Head?.Bytes, bytes.Change?.Bytes);

    private static OutcomeJsonShape.ImagePart Image(ImageOutcome image) => new(
        image.Name,
        image.Scenario,
        image.Variant,
        image.Builder?.Word(),
        image.Dockerfile,
        image.IsBaseline,
        Side(image.Base),
        Side(image.Head),
        Bytes(image.Unpacked),
        Bytes(image.Content),
        [.. image.Times.Select(State)],
        [.. image.Causes.Select(cause => new OutcomeJsonShape.CausePart(
            cause.Where, cause.Change.Bytes, cause.Gross.Bytes, cause.FileCount))],
        [.. image.Layers.Select(Layer)],
        image.FileCount,
        [.. image.Files.Select(file => new OutcomeJsonShape.FilePart(file.Path, file.How, file.Base?.Bytes, file.Head?.Bytes))],
        image.PackageCount,
        [.. image.Packages.Select(package => new OutcomeJsonShape.PackagePart(
            package.Manager, package.Name, package.BaseVersion, package.HeadVersion, package.Change?.Bytes))]);

    private static OutcomeJsonShape.SidePart? Side(SideOutcome? side) => side is null ? null : new(
        side.Status.Word(),
        side.Check.Word(),
        side.ImageId,
        side.Platform,
        side.LayerCount,
        side.Failure is { } failure ? new(failure.Message, failure.Lines) : null);

    private static OutcomeJsonShape.BytesPart Bytes(BytesOutcome bytes) => new(
        bytes.Base?.Bytes,
        bytes.Head?.Bytes,
        bytes.Change?.Bytes,
        bytes.ChangePercent is { } percent ? Math.Round(percent, 2) : null,
        bytes.FromParent?.Bytes,
        bytes.FromOwn?.Bytes);

    private static OutcomeJsonShape.StatePart State(StateTimes state) => new(
        state.Cache.Word(),
        Times(state.Base),
        Times(state.Head),
        PlainJson.Finite(state.Ratio?.Value),
        PlainJson.Finite(state.Ratio?.Low),
        PlainJson.Finite(state.Ratio?.High),
        state.Ratio?.Verdict.Word());

    private static OutcomeJsonShape.TimesPart? Times(MeasuredTimes? times) => times is null ? null : new(
        [.. times.Rounds.Select(round => round.TotalSeconds)],
        times.Summary.Median.TotalSeconds,
        times.Summary.Mean.TotalSeconds,
        times.Summary.Low?.TotalSeconds,
        times.Summary.High?.TotalSeconds);

    private static OutcomeJsonShape.LayerPart Layer(LayerOutcome layer) => new(
        layer.BasePosition,
        layer.HeadPosition,
        layer.IsSame,
        layer.FromParent,
        layer.Base?.Bytes,
        layer.Head?.Bytes,
        layer.HeadContent?.Bytes,
        layer.Instruction,
        layer.Line);
}
