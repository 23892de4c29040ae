using ImageBench.Model;
using Spectre.Console;

namespace ImageBench.Cli.Displays;

/// <summary>Text from outside as markup of the library that draws tables and the live line: brackets in it are brackets.</summary>
internal static class PlainMarkup
{
    private const int LongestCell = 400;

    public static string Of(string text, int longest = LongestCell) => Markup.Escape(PlainText.Short(text, longest));
}
