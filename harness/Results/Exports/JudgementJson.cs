using System.Text.Json;
using ImageBench.Model;
using ImageBench.Results.Exports.Tools;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Judging;

namespace ImageBench.Results.Exports;

/// <summary>
/// A judgement for programs: agents that rewrite Dockerfiles, editors. Every key is always there; what is not known is null. An answer is
/// "yes", "no" or "not shown".
/// </summary>
internal static class JudgementJson
{
    private const string Schema = "imagebench.judgement/1";

    /// <summary><paramref name="judgement"/> null: the run was interrupted before both were built.</summary>
    public static string Text(string scenario, string original, string rewritten, string folder, Judgement? judgement) => PlainText.Whole(
        JsonSerializer.Serialize(
            new { schema = Schema, scenario, original, rewritten, run_folder = folder, judgement = Of(judgement) }, PlainJson.Options)
            + "\n");

    public static object? Of(Judgement? judgement) => judgement is null ? null : new
    {
        smaller = judgement.Smaller.Word(),
        works = judgement.Works.Word(),
        no_slower = judgement.NoSlower.Word(),
        is_proved_by_check = judgement.IsProved,
        original_works = judgement.HasOriginal,
        failure = judgement.Failure is { } failure ? new { message = failure.Message, lines = failure.Lines } : null,
        unpacked_bytes = Size(judgement, judgement.Change.Unpacked),
        content_bytes = Size(judgement, judgement.Change.Content),
        context_bytes = Size(judgement, judgement.Context),
        layers = judgement.Works != Answer.No && judgement.Change.Layers is { } layers
            ? new { original = layers.A, rewritten = layers.B }
            : null,
        times = judgement.Works == Answer.No ? [] : judgement.Times.Select(Time),
        lost = judgement.Lost.Select(ability => ability.Word()),
        starts = judgement.Starts.Select(change =>
            new { setting = change.Setting, original = change.Original, rewritten = change.Rewritten }),
    };

    private static object? Size(Judgement judgement, SizeChange? size) => judgement.Works == Answer.No || size is null ? null : new
    {
        original = size.A.Bytes,
        rewritten = size.B.Bytes,
        saved = -size.Difference.Bytes,
    };

    private static object Time(TimeChange time) => new
    {
        cache = time.Cache.Word(),
        original_seconds = time.A?.Median.TotalSeconds,
        rewritten_seconds = time.B?.Median.TotalSeconds,
        rounds = Rounds(time),
        ratio = PlainJson.Finite(time.Ratio?.Value),
        ratio_ci_low = PlainJson.Finite(time.Ratio?.Low),
        ratio_ci_high = PlainJson.Finite(time.Ratio?.High),
        verdict = time.Ratio?.Verdict.Word(),
    };

    private static int? Rounds(TimeChange time) => time is { A: { } a, B: { } b } ? Math.Min(a.Rounds, b.Rounds) : null;
}
