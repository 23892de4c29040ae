using ImageBench.Model;
using ImageBench.Runs.Health;

namespace ImageBench.Cli.Tables;

/// <summary>What <c>doctor</c> found, in lines that fit 80 columns; only a word that is longer than a line stands out.</summary>
internal static class DoctorLines
{
    private const int Width = 80;
    private const int LongestText = 2_000;
    private static readonly string Indent = new(' ', 22);

    public static IEnumerable<string> Of(IEnumerable<DoctorFinding> findings)
    {
        foreach (var finding in findings)
        {
            var text = PlainText.Short(finding.Found, LongestText);
            foreach (var line in Wrapped($"{(finding.Works ? "yes" : "no"),-3}  {finding.Subject,-15}  ", text))
                yield return line;
            if (finding.Mend is { } mend)
            {
                foreach (var line in Wrapped(Indent, $"to mend it: {PlainText.Short(mend, LongestText)}"))
                    yield return line;
            }
        }
    }

    private static IEnumerable<string> Wrapped(string begin, string text)
    {
        var line = begin;
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                (line, isEmpty) = (Indent, true);
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        yield return line.TrimEnd();
    }
}
