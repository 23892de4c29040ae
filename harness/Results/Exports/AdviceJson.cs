using System.Text.Json;
using ImageBench.Model;
using ImageBench.Results.Exports.Tools;
using ImageBench.Statistics.Judging;

namespace ImageBench.Results.Exports;

/// <summary>Advice for programs. Every key is always there; what is not known is null.</summary>
internal static class AdviceJson
{
    private const string Schema = "imagebench.advice/1";

    /// <summary>All that was asked for, a Dockerfile each, with the folder that each left.</summary>
    public static string Text(IReadOnlyList<(MeasuredAdvice Advice, string Folder)> all) => PlainText.Whole(
        JsonSerializer.Serialize(
            new { schema = Schema, dockerfiles = all.Select(one => Of(one.Advice, one.Folder)) }, PlainJson.Options) + "\n");

    private static object Of(MeasuredAdvice advice, string folder) => new
    {
        scenario = advice.Scenario,
        dockerfile = advice.Dockerfile,
        folder,
        is_interrupted = advice.IsInterrupted,
        original_failure = advice.WhyNoOriginal,
        rewrites = advice.Rewrites.Select(Rewrite),
        combined = JudgementJson.Of(advice.Combined),
        advised = advice.Advised,
        advised_ignore_file = advice.AdvisedIgnoreFile,
        patch = advice.Patch.Length == 0 ? null : advice.Patch,
        patch_folder = advice.Patch.Length == 0 ? null : advice.PatchFolder,
        notes = advice.Notes,
    };

    private static object Rewrite(TriedRewrite rewrite) => new
    {
        name = rewrite.Name,
        does = rewrite.Does,
        may_cost = rewrite.MayCost,
        source = rewrite.Source,
        fate = rewrite.Fate.Word(),
        why_not = rewrite.WhyNot.Length == 0 ? null : rewrite.WhyNot,
        lost = rewrite.Lost,
        ignored = rewrite.Ignored.Select(line => new
        {
            pattern = line.Pattern,
            files = line.Files,
            bytes = line.Bytes.Bytes,
            upload_seconds = line.Upload?.TotalSeconds,
        }),
        judgement = JudgementJson.Of(rewrite.Judgement),
    };
}
