using Microsoft.AspNetCore.Components;

namespace ImageBench.Reports.Page.Blocks;

/// <summary>
/// An element whose content is not escaped, since a browser reads it as no HTML: a style, a script, data for a script. The one place of the
/// page where text is markup: it is a file of this program, or JSON whose encoder leaves no letter that could end the element.
/// </summary>
internal static class RawElement
{
    public static RenderFragment Of(string name, string content, params IReadOnlyList<(string Name, string Value)> attributes) => builder =>
    {
        builder.OpenElement(0, name);
        foreach (var (attribute, value) in attributes)
            builder.AddAttribute(1, attribute, value);
        builder.AddMarkupContent(2, content);
        builder.CloseElement();
    };
}
