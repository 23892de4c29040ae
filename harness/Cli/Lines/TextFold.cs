using System.Text;
using Spectre.Console.Rendering;

namespace ImageBench.Cli.Lines;

/// <summary>Text in lines of a width: parted between words, and within one (a path, a list) only where it has a seam and is long.</summary>
internal static class TextFold
{
    // Words up to here stay whole whatever seams they have.
    private const int LongestWhole = 20;
    private const int Hanging = 2;

    private static readonly string[] Units = ["B", "kB", "MB", "GB", "s", "min", "h", "%", "±"];

    /// <summary>How many columns of a terminal a text takes.</summary>
    public static int Width(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF') ? new Segment(text).CellCount() : text.Length;

    /// <summary>The least columns in which nothing is broken that should not be.</summary>
    public static int Least(string text) => Words(text).SelectMany(word => Pieces(word, LongestWhole)).Select(Width).Max();

    /// <summary>One line at least. What has no seam stays whole, and is longer than the width.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        if (Width(text) <= width)
            return [text];
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in Words(text))
        {
            var glue = line.Length == 0 ? "" : " ";
            foreach (var piece in Pieces(word, Math.Max(width, LongestWhole)))
            {
                if (line.Length > 0 && Width(line.ToString()) + glue.Length + Width(piece) > width)
                {
                    lines.Add(line.ToString().TrimEnd());
                    line.Clear();
                    glue = "";
                }

                line.Append(glue).Append(piece);
                glue = "";
            }
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    /// <summary>A line with the blanks that it begins with, folded; what goes on stands two further in.</summary>
    public static List<string> Indented(string text, int width)
    {
        if (Width(text) <= width)
            return [text];
        var body = text.TrimStart(' ');
        var indent = text.Length - body.Length;
        return
        [
            .. Lines(body, Math.Max(LongestWhole, width - indent - Hanging))
                .Select((line, at) => new string(' ', indent + (at == 0 ? 0 : Hanging)) + line),
        ];
    }

    /// <summary>The beginning of a text that is no wider; where it is cut, it ends with "…".</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
            return text;
        var (cut, used) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune.ToString());
            if (used > width - 1)
                break;
            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    // A figure is one word: "613 MB", "28.5 s ± 0.6".
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in text.Split(' '))
        {
            var isOfTheLast = words.Count > 0 && words[^1].Length > 0
                && (words[^1][^1] == '±' || (char.IsAsciiDigit(words[^1][^1]) && Units.Contains(word.TrimEnd(',', ';', '.', ':', ')'))));
            if (isOfTheLast || (words.Count > 0 && word == "±"))
                words[^1] += " " + word;
            else
                words.Add(word);
        }

        return words;
    }

    private static IEnumerable<string> Pieces(string word, int longest)
    {
        if (Width(word) <= longest)
            return [word];
        var (pieces, start) = (new List<string>(), 0);
        for (var at = 1; at < word.Length - 1; at++)
        {
            if (!IsSeam(word, at))
                continue;
            pieces.Add(word[start..(at + 1)]);
            start = at + 1;
        }

        pieces.Add(word[start..]);
        return pieces;
    }

    // Behind a slash or a comma, and behind a hyphen between letters.
    private static bool IsSeam(string word, int at) => word[at] switch
    {
        '/' or '=' => word[at + 1] != word[at],
        ',' => !char.IsDigit(word[at + 1]),
        '-' => char.IsLetter(word[at - 1]) && char.IsLetter(word[at + 1]),
        _ => false,
    };
}
