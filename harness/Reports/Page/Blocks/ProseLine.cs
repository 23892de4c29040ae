using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components.Rendering;

namespace ImageBench.Reports.Page.Blocks;

/// <summary>A line of what the sections say in Markdown: text, and which of it is strong, struck out or code.</summary>
internal static class ProseLine
{
    public static void Add(RenderTreeBuilder builder, ContainerInline? line)
    {
        // Both tags of an element stand here, or none: one alone is text.
        var open = 0;
        foreach (var part in line ?? Enumerable.Empty<Inline>())
        {
            if (part is HtmlInline { Tag: "<code>" } start && start.IsClosed())
            {
                builder.OpenElement(0, "code");
                open++;
            }
            else if (part is HtmlInline { Tag: "</code>" } && open > 0)
            {
                builder.CloseElement();
                open--;
            }
            else
            {
                Add(builder, part);
            }
        }
    }

    private static void Add(RenderTreeBuilder builder, Inline part)
    {
        switch (part)
        {
            case LiteralInline text:
                builder.AddContent(0, text.Content.ToString());
                break;
            case HtmlEntityInline entity:
                builder.AddContent(0, entity.Transcoded.ToString());
                break;
            case HtmlInline html:
                builder.AddContent(0, html.Tag);
                break;
            case LineBreakInline:
                builder.AddContent(0, " ");
                break;
            case CodeInline code:
                builder.OpenElement(0, "code");
                builder.AddContent(1, code.Content);
                builder.CloseElement();
                break;
            case EmphasisInline emphasis:
                builder.OpenElement(0, emphasis.DelimiterChar == '~' ? "s" : emphasis.DelimiterCount == 2 ? "strong" : "em");
                Add(builder, (ContainerInline)emphasis);
                builder.CloseElement();
                break;
            case LinkInline { IsImage: false, Url: { } url } link when IsBeside(url):
                builder.OpenElement(0, "a");
                builder.AddAttribute(1, "href", url);
                Add(builder, (ContainerInline)link);
                builder.CloseElement();
                break;
            case ContainerInline other:
                Add(builder, other);
                break;
            default:
                break;
        }
    }

    // A file of the run folder. An address of anything else is never a link.
    private static bool IsBeside(string url) => url.Length > 0 && char.IsAsciiLetterOrDigit(url[0]) && !url.Contains(':');

    private static bool IsClosed(this HtmlInline start)
    {
        for (var next = start.NextSibling; next is not null; next = next.NextSibling)
        {
            if (next is HtmlInline { Tag: "</code>" })
                return true;
        }

        return false;
    }
}
