using System.Text.Encodings.Web;
using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results;

/// <summary>
/// run.json: the run and the conditions under which its figures hold. Every key is always there, but for the platform that a run took
/// from its environment; what is not known is null.
/// </summary>
internal static class RunJson
{
    // Relaxed escaping: the file is read by people and programs and is never part of a page, and "+" stays "+".
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Text(BenchRun run) => PlainText.Whole(JsonSerializer.Serialize(RunJsonConversion.ToShape(run), Options) + "\n");

    /// <summary>A <see cref="Fault"/> with file and line where the file is not a run's.</summary>
    public static BenchRun Read(string path)
    {
        var text = WholeFile.Read(path);
        try
        {
            return RunJsonConversion.ToRun(
                JsonSerializer.Deserialize<RunJsonShape>(text, Options) ?? throw new JsonException("The file holds nothing."));
        }
        catch (JsonException exception)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{path}:{exception.LineNumber + 1 ?? 1}: this is not the run.json of a run: {exception.Message}",
                exception);
        }
    }
}
