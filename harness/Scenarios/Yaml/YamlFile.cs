using System.Text;
using ImageBench.Model.Files;
using YamlDotNet.Core;

namespace ImageBench.Scenarios.Yaml;

/// <summary>Reads a YAML file into items; what is wrong with the file as YAML goes to the log.</summary>
internal static class YamlFile
{
    private const int LongestBytes = 1_000_000;

    private const string Remedy =
        "Write 'key: value' with the keys of one level under each other; quote text that holds ': ' or ' #' or starts with a special "
            + "character";

    /// <summary>The file's root, or null when it is empty or cannot be read (then the log says why).</summary>
    public static YamlItem? Read(string path, MistakeLog log) => Read(path, log, Parse);

    /// <summary>The same of a file in JSON, which is YAML but for the tabs that may stand between its values.</summary>
    public static YamlItem? ReadJson(string path, MistakeLog log) => Read(path, log, ParseJson);

    // No text in JSON holds a tab itself.
    public static YamlItem? ParseJson(string text, MistakeLog log) => Parse(text.Replace('\t', ' '), log);

    private static YamlItem? Read(string path, MistakeLog log, Func<string, MistakeLog, YamlItem?> parse)
    {
        try
        {
            return Decode(BoundedFile.Read(path, LongestBytes), log) is { } text ? parse(text, log) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.AddUnreadable(log.File, exception);
            return null;
        }
    }

    private static string? Decode(byte[] bytes, MistakeLog log)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)).Count((byte)'\n');
            log.Add(line, "holds bytes that are not UTF-8", "Save the file as UTF-8");
            return null;
        }
    }

    private static YamlItem? Parse(string text, MistakeLog log)
    {
        var items = new YamlItemReader(text);
        try
        {
            return items.Read();
        }
        catch (YamlRefusal refusal)
        {
            log.Add((int)refusal.Start.Line, refusal.Message, refusal.Remedy);
        }
        catch (YamlException exception)
        {
            if (TabLine(text, exception) is { } line)
            {
                log.Add(line, "is indented with a tab, which YAML does not allow", "Indent with spaces");
            }
            else
            {
                log.Add(
                    (int)exception.Start.Line,
                    $"is not valid YAML at column {exception.Start.Column}: {Sentence(exception.Message)}",
                    Remedy);
            }
        }
        catch (Exception exception)
            when (exception is InvalidOperationException
                or ArgumentException
                or FormatException
                or IndexOutOfRangeException
                or OverflowException)
        {
            // The parser's own slips on strange input (some found by trying random text): to a user they are broken YAML like any other.
            log.Add(items.Line, "is not valid YAML there or soon after", Remedy);
        }

        return null;
    }

    /// <summary>The line whose tab broke the file; the parser names the beginning of what it was reading instead.</summary>
    private static int? TabLine(string text, YamlException exception)
    {
        var lines = text.Split('\n');
        var tab = Array.FindIndex(lines, line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t')) + 1;
        var near = tab >= exception.Start.Line && tab <= exception.End.Line;
        return tab > 0 && (near || exception.Message.Contains(" tab ", StringComparison.Ordinal)) ? tab : null;
    }

    private static string Sentence(string message) =>
        message.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.', ' ');
}
