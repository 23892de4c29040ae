using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ImageBench.Reports.Page.Blocks;

/// <summary>
/// What the sections say in Markdown, as parts of the page: what it is made of is looked at, and all its text is escaped here again. HTML
/// in it is text, but for the element that marks code.
/// </summary>
internal static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    /// <summary><paramref name="label"/> says to those who cannot see them what its tables hold.</summary>
    public static RenderFragment Of(string markdown, string label) =>
        builder => Add(builder, Markdig.Markdown.Parse(markdown, Pipeline), label);

    /// <summary>A sentence, without a paragraph around it.</summary>
    public static RenderFragment Line(string markdown) => builder =>
    {
        foreach (var block in Markdig.Markdown.Parse(markdown, Pipeline).OfType<LeafBlock>())
            ProseLine.Add(builder, block.Inline);
    };

    private static void Add(RenderTreeBuilder builder, ContainerBlock blocks, string label)
    {
        foreach (var block in blocks)
            Add(builder, block, label);
    }

    private static void Add(RenderTreeBuilder builder, Block block, string label)
    {
        switch (block)
        {
            case Table table:
                builder.AddContent(0, DataTable.Of(ProseTable.Of(table, label)));
                break;
            case ListBlock list:
                Element(builder, list.IsOrdered ? "ol" : "ul", () => Add(builder, list, label));
                break;
            case ListItemBlock item:
                Element(builder, "li", () => AddTight(builder, item, label));
                break;
            case ContainerBlock other:
                Add(builder, other, label);
                break;
            case CodeBlock code:
                Element(builder, "pre", () => AddLog(builder, code, label));
                break;
            case LeafBlock { Inline: { } line }:
                Element(builder, "p", () => ProseLine.Add(builder, line));
                break;
            default:
                break;
        }
    }

    // A wide one scrolls, so it must be reached by keys.
    private static void AddLog(RenderTreeBuilder builder, CodeBlock code, string label)
    {
        builder.AddAttribute(0, "tabindex", "0");
        builder.AddAttribute(1, "role", "group");
        builder.AddAttribute(2, "aria-label", label);
        builder.AddContent(3, code.Lines.ToString());
    }

    private static void AddTight(RenderTreeBuilder builder, ListItemBlock item, string label)
    {
        foreach (var block in item)
        {
            if (block is LeafBlock { Inline: { } line })
                ProseLine.Add(builder, line);
            else
                Add(builder, block, label);
        }
    }

    private static void Element(RenderTreeBuilder builder, string name, Action content)
    {
        builder.OpenElement(0, name);
        content();
        builder.CloseElement();
    }
}
