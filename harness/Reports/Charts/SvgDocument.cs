using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ImageBench.Reports.Charts;

/// <summary>An SVG as the drawing library wrote it, made the same whenever it is drawn and legible wherever it is seen.</summary>
internal static class SvgDocument
{
    private static readonly XmlWriterSettings Form = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    public static byte[] Settled(Stream svg)
    {
        var document = XDocument.Load(svg);
        NumberFromOne(document);
        foreach (var text in document.Descendants().Where(element => element.Name.LocalName == "text"))
        {
            text.SetAttributeValue("font-family", ChartFonts.Substitutes);
            text.Value = text.Value.Trim();
        }

        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Form))
            document.Save(writer);
        return bytes.ToArray();
    }

    // The library counts its ids through the life of the process, so that the same chart drawn twice would differ.
    private static void NumberFromOne(XDocument document)
    {
        var names = new Dictionary<string, string>();
        foreach (var id in document.Descendants().Attributes("id"))
        {
            var name = $"clip{names.Count + 1}";
            names[$"url(#{id.Value})"] = $"url(#{name})";
            id.Value = name;
        }

        foreach (var attribute in document.Descendants().Attributes())
        {
            if (names.TryGetValue(attribute.Value, out var name))
                attribute.Value = name;
        }
    }
}
