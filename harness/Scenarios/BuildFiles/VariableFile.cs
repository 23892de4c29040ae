using System.Text;
using ImageBench.Model.Files;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>
/// The variables of a .env file, as Compose reads them: <c>NAME=VALUE</c>, also behind <c>export</c>, in quotes, and with a note behind it.
/// </summary>
internal static class VariableFile
{
    private const int LongestFile = 1_000_000;
    private const string Exported = "export ";

    /// <summary>
    /// None where there is no file. Values may name what stands above them, of which <paramref name="environment"/> counts more; in single
    /// quotes they are as they stand.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Read(string path, Func<string, string?> environment, MistakeLog log)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return values;
        var above = new ComposeVariables(environment, values, log);
        try
        {
            var left = LongestFile;
            foreach (var line in Encoding.UTF8.GetString(BoundedFile.Read(path, LongestFile)).Split('\n').Select(line => line.Trim()))
            {
                var sign = line.IndexOf('=', StringComparison.Ordinal);
                if (sign <= 0 || line[0] == '#')
                    continue;
                var (value, isPlain) = Unquoted(line[(sign + 1)..].Trim());
                // What names what is named again and again would grow without end.
                values[NameOf(line[..sign])] = value = isPlain && left > 0 ? above.IntoText(value) : value;
                left -= value.Length;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.AddUnreadable(path, exception);
        }

        return values;
    }

    private static string NameOf(string said) =>
        (said.StartsWith(Exported, StringComparison.Ordinal) ? said[Exported.Length..] : said).Trim();

    private static (string Value, bool IsPlain) Unquoted(string value)
    {
        if (EndOfQuoted(value) is > 0 and var end && value[(end + 1)..].TrimStart() is "" or ['#', ..])
            return (value[1..end].Replace("\\\"", "\"", StringComparison.Ordinal), value[0] == '"');
        return (value.IndexOf(" #", StringComparison.Ordinal) is var note and >= 0 ? value[..note].TrimEnd() : value, true);
    }

    // A double quote may stand within double ones, behind a backslash.
    private static int EndOfQuoted(string value)
    {
        if (value.Length == 0 || value[0] is not ('"' or '\''))
            return -1;
        var end = value.IndexOf(value[0], 1);
        while (end > 0 && value[0] == '"' && value[end - 1] == '\\')
            end = value.IndexOf('"', end + 1);
        return end;
    }
}
