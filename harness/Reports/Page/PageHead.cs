using Microsoft.AspNetCore.Components;

namespace ImageBench.Reports.Page;

/// <summary>
/// The page's own style and script as they stand in it. The one place where text is markup: both are files of this program.
/// </summary>
internal static class PageHead
{
    public static RenderFragment Style() => builder => builder.AddMarkupContent(0, $"<style>{PageAssets.Style}</style>");

    public static RenderFragment Script() => builder => builder.AddMarkupContent(0, $"<script>{PageAssets.Script}</script>");
}
