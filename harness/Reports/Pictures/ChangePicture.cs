using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ImageBench.Images.Changes;
using ImageBench.Images.Changes.Parts;
using ImageBench.Model;
using ImageBench.Reports.Text;

namespace ImageBench.Reports.Pictures;

/// <summary>
/// The difference of two images as a picture: directories from left to right as large as what changed in them, what is in them below. It
/// is SVG with colours of its own for a dark page, and holds no text that is not escaped.
/// </summary>
internal static class ChangePicture
{
    private const int Width = 1000;
    private const int Row = 26;
    private const int Top = 62;
    private const int Depth = 9;
    private const int Margin = 10;
    private const double LeastShare = 0.003;
    private const double LetterWidth = 6.7;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly XmlWriterSettings Form = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
    };

    private const string Style =
        "text{font:12px system-ui,sans-serif;fill:#1f2933}.page{fill:#fff}.quiet{fill:#66717d}rect.part{stroke:#fff}"
        + ".grown{fill:#f2b391}.shrunk{fill:#a9cdea}.mixed{fill:#cdd3d9}"
        + "@media(prefers-color-scheme:dark){text{fill:#f0f3f6}.page{fill:#161b22}.quiet{fill:#9aa5b1}rect.part{stroke:#161b22}"
        + ".grown{fill:#8a4a25}.shrunk{fill:#1f5a8c}.mixed{fill:#48525c}}";

    public static string Text(ImageDifference difference)
    {
        var verdict = PlainText.Line(DifferenceText.Verdict(difference));
        var root = PartTree.Of(difference, Depth, LeastShare);
        var height = Top + (Row * (root is null ? 1 : DepthOf(root))) + Margin;
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", verdict),
            new XElement(Svg + "style", Style),
            new XElement(Svg + "rect", new XAttribute("class", "page"), Number("width", Width), Number("height", height)),
            Words(Margin, 22, "", verdict, Width - (2 * Margin)),
            Words(Margin, 44, "quiet", Legend, Width - (2 * Margin)));
        if (root is null)
            picture.Add(Words(Margin, Top + 17, "", "No file has another size.", Width));
        else
            AddPart(picture, root, Margin, Width - (2 * Margin), 0);
        return Written(picture);
    }

    private static string Legend => "Orange grew, blue shrank, grey did both. The width is what changed, larger or smaller.";

    private static void AddPart(XElement picture, ChangePart part, double x, double width, int level)
    {
        var y = Top + (Row * level);
        var colour = Math.Abs(part.Net) < part.Gross * 0.8 ? "mixed" : part.Net > 0 ? "grown" : "shrunk";
        var change = SignedFigures.Change(new ByteSize(part.Net));
        var name = part.Path[(part.Path.LastIndexOf('/') + 1)..] + (part.IsDirectory ? "/" : "");
        picture.Add(new XElement(
            Svg + "rect",
            new XAttribute("class", $"part {colour}"),
            Number("x", x),
            Number("y", y),
            Number("width", width),
            Number("height", Row),
            new XElement(Svg + "title", PlainText.Line($"{part.Path} {change}, {Figures.Count(part.Files, "file")}"))));
        if (Label(name, change, (int)((width - 8) / LetterWidth)) is { } label)
            picture.Add(Words(x + 4, y + 17, "", label, width - 8));
        foreach (var below in part.Parts)
        {
            var share = width * below.Gross / part.Gross;
            AddPart(picture, below, x, share, level + 1);
            x += share;
        }
    }

    // The name and its change, or the name, or most of it: two letters of a name tell nothing.
    private static string? Label(string name, string change, int room)
    {
        const int Least = 6;
        var whole = $"{name} {change}";
        return whole.Length <= room ? whole : name.Length <= room || room >= Least ? name : null;
    }

    private static XElement Words(double x, double y, string style, string text, double width) => new(
        Svg + "text",
        style.Length == 0 ? null : new XAttribute("class", style),
        new XAttribute("pointer-events", "none"),
        Number("x", x),
        Number("y", y),
        PlainText.Short(text, Math.Max(1, (int)(width / LetterWidth))));

    private static XAttribute Number(string name, double value) =>
        new(name, Math.Round(value, 2).ToString(CultureInfo.InvariantCulture));

    private static int DepthOf(ChangePart part) => 1 + (part.Parts.Count == 0 ? 0 : part.Parts.Max(DepthOf));

    private static string Written(XElement picture)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Form))
            picture.Save(writer);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
