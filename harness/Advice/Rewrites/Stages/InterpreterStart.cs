using System.Text.Encodings.Web;
using System.Text.Json;
using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>A start by an interpreter that an image starts by itself, under a path of its own.</summary>
internal static class InterpreterStart
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The instructions of a start of such a name on an image whose entrypoint is <paramref name="path"/>: an entrypoint names that path, a
    /// command leaves the interpreter to the image. Null: it is no such start.
    /// </summary>
    public static IReadOnlyDictionary<SourcePart, string>? On(SingleStage single, string path, params string[] names)
    {
        if (!names.Contains(single.Start.Words[0]))
            return null;
        var entrypoint = single.Stage.Instructions.LastOrDefault(part => part.Word == "ENTRYPOINT");
        var command = single.Stage.Instructions.LastOrDefault(part => part.Word == "CMD");
        var first = entrypoint is null ? command : entrypoint;
        if (first is null || JsonWords.Read(first.Rest) is not { Count: > 0 } all)
            return null;
        var words = entrypoint is null ? all.Skip(1) : all.Skip(1).Prepend(path);
        return new Dictionary<SourcePart, string>
        {
            [first] = $"{first.Word} [{string.Join(", ", words.Select(word => JsonSerializer.Serialize(word, AsWritten)))}]",
        };
    }
}
