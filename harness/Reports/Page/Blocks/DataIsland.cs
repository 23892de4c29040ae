using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace ImageBench.Reports.Page.Blocks;

/// <summary>
/// What the page's script needs to know, as JSON in an element that a browser never runs. The encoder writes all that means something in
/// HTML by its number, so that no text of it ends the element.
/// </summary>
internal static class DataIsland
{
    public static RenderFragment Of<T>(string id, T data) =>
        RawElement.Of("script", JsonSerializer.Serialize(data), ("type", "application/json"), ("id", id));
}
