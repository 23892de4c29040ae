using System.Text;
using ImageBench.Model;
using ScottPlot;

namespace ImageBench.Reports.Charts;

/// <summary>
/// The fonts that travel with the harness. Without them a machine that has no fonts draws charts without any text, and says nothing.
/// </summary>
internal static class ChartFonts
{
    public const string Family = "DejaVu Sans";

    /// <summary>
    /// What a viewer of an SVG may take where it lacks the family: Verdana's letters are as wide, and an SVG holds every letter's place.
    /// </summary>
    public const string Substitutes = $"{Family}, Verdana, sans-serif";

    private static readonly Lazy<bool> Registration = new(AddAll);

    /// <summary>Makes the family known to the plotting library, once, whoever asks first.</summary>
    public static void Register() => _ = Registration.Value;

    /// <summary>
    /// The text on one line, with a replacement sign for every letter that the family lacks: a PNG would show boxes there, an SVG nothing.
    /// </summary>
    public static string Drawable(string text)
    {
        Register();
        var typeface = Fonts.GetTypeface(Family, bold: false, italic: false);
        return string.Concat(
            PlainText.Line(text).EnumerateRunes().Select(letter => typeface.ContainsGlyph(letter.Value) ? letter : Rune.ReplacementChar));
    }

    private static bool AddAll()
    {
        Add("DejaVuSans.ttf", bold: false);
        Add("DejaVuSans-Bold.ttf", bold: true);
        Fonts.Default = Family;
        return true;
    }

    private static void Add(string file, bool bold)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Reports", "Charts", "Fonts", file);
        if (!File.Exists(path))
            throw new FileNotFoundException($"The font {file} is missing from the installation");
        Fonts.AddFontFile(Family, path, bold, italic: false);
    }
}
