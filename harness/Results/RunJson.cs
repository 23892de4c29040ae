using System.Text;
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
            var read = JsonSerializer.Deserialize<RunJsonShape>(text, Options) ?? throw new JsonException("The file holds nothing.");
            RefuseNullsInLists(Encoding.UTF8.GetBytes(text));
            return RunJsonConversion.ToRun(read);
        }
        catch (JsonException exception)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{path}:{exception.LineNumber + 1 ?? 1}: this is not the run.json of a run: {exception.Message}",
                exception);
        }
    }

    // What is not known is null, but no list has such an item: it would be missed where nobody looks for it.
    private static void RefuseNullsInLists(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        var isInList = new Stack<bool>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                isInList.Push(reader.TokenType == JsonTokenType.StartArray);
            else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                isInList.Pop();
            else if (reader.TokenType == JsonTokenType.Null && isInList.TryPeek(out var isList) && isList)
                throw new JsonException("A list holds null.", null, text[..(int)reader.TokenStartIndex].Count((byte)'\n'), null);
        }
    }
}
