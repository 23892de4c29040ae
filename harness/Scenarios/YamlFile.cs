using System.Text;
using YamlDotNet.Core;

namespace ImageBench.Scenarios;

/// <summary>Reads a YAML file into items; what is wrong with the file as YAML goes to the log.</summary>
internal static class YamlFile
{
    private const int LongestBytes = 1_000_000;

    /// <summary>The file's root, or null when it is empty or cannot be read (then the log says why).</summary>
    public static YamlItem? Read(string path, MistakeLog log)
    {
        try
        {
            if (new FileInfo(path).Length > LongestBytes)
            {
                log.Add(null, "is larger than 1 MB", "Keep in it only what the format knows; see scenarios/README.md");
                return null;
            }

            return Decode(File.ReadAllBytes(path), log) is { } text ? Parse(text, log) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Add(null, $"cannot be read: {exception.Message.TrimEnd('.')}", "Make it a file that you may read, or remove it");
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
        try
        {
            return new YamlItems(text).Read();
        }
        catch (YamlException exception)
        {
            var line = (int)exception.Start.Line;
            if (IsIndentedByTab(text, line))
            {
                log.Add(line, "is indented with a tab, which YAML does not allow", "Indent with spaces");
            }
            else
            {
                log.Add(
                    line,
                    $"is not valid YAML at column {exception.Start.Column}-{exception.End.Line}.{exception.End.Column}: {Sentence(exception.Message)}",
                    "Write 'key: value' with the keys of one level under each other; quote text that holds ': ', ' #' or starts with a special character");
            }

            return null;
        }
    }

    private static bool IsIndentedByTab(string text, int line)
    {
        var found = text.Split('\n').ElementAtOrDefault(line - 1) ?? "";
        return found.AsSpan(0, found.Length - found.AsSpan().TrimStart().Length).Contains('\t');
    }

    private static string Sentence(string message) =>
        message.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.', ' ');
}
