using System.Globalization;
using System.Text;

namespace ImageBench.Tests;

/// <summary>Text that would harm a terminal or deceive a reader, and what is left of such text in an output.</summary>
internal static class HostileText
{
    /// <summary>A title, a colour, an erased screen (8-bit), a line to be written over, turned text, letters never drawn.</summary>
    public const string Everything =
        "\u001b]0;PWNED\u0007\u001b[31mred\u001b[0m\u009b2J good\rgone\u202eexe\u200b\U000e0041\u007f";

    /// <summary>The same as it is shown on one line.</summary>
    public const string Shown =
        @"\u001B]0;PWNED\u0007\u001B[31mred\u001B[0m\u009B2J good\rgone\u202Eexe\u200B\uDB40\uDC41\u007F";

    /// <summary>What no output may hold, each with its place; line feeds and tabs may stand anywhere.</summary>
    public static IReadOnlyList<string> In(string output) =>
    [
        .. output.EnumerateRunes().Index()
            .Where(letter => letter.Item.Value is not ('\n' or '\t') && IsHostile(letter.Item))
            .Select(letter => string.Create(CultureInfo.InvariantCulture, $"U+{letter.Item.Value:X4} at {letter.Index}")),
    ];

    private static bool IsHostile(Rune letter) => letter.Value is >= 0xE0000 and <= 0xE0FFF
        || letter == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(letter) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
