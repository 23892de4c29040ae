using System.Globalization;
using ImageBench.Model;
using Microsoft.AspNetCore.Components;

namespace ImageBench.Reports.Page.Blocks;

/// <summary>A cell of a table of the page, with what it is sorted by; null: by nothing, and such cells come last.</summary>
internal sealed record PageCell(RenderFragment Content, string? SortedBy = null)
{
    public static PageCell Text(string text) => new(builder => builder.AddContent(0, text), text);

    /// <summary>A figure as it is written, with the number that it stands for.</summary>
    public static PageCell Figure(string text, double? value = null) =>
        new(Blocks.Figure.Of(text), value?.ToString("R", CultureInfo.InvariantCulture));

    public static PageCell Figure(string text, ByteSize? size) => Figure(text, size?.Bytes);

    public static PageCell Figure(string text, TimeSpan? time) => Figure(text, time?.TotalSeconds);
}
