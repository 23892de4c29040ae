using System.Globalization;
using System.Text;
using ImageBench.Model;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// An outcome as OpenMetrics text, as GitLab compares it between branches: whole numbers in a fixed order, without times, which are others
/// in each run, and without time stamps. What failed is absent; of a comparison the head is told.
/// </summary>
internal static class OpenMetricsText
{
    private static readonly (string Name, string? Unit, string Help, Func<ImageOutcome, long?> Value)[] Metrics =
    [
        ("imagebench_unpacked_bytes", "bytes", "The bytes of the files in all layers.", image => image.Unpacked.Head?.Bytes),
        ("imagebench_content_bytes", "bytes", "Manifest, config and layers as a registry holds them.", image => image.Content.Head?.Bytes),
        ("imagebench_layers", null, "Layers with a file system change.", image => image.Head?.LayerCount),
    ];

    public static string Text(Outcome outcome)
    {
        var text = new StringBuilder();
        List<ImageOutcome> images = [.. outcome.Images.OrderBy(image => image.Name, StringComparer.Ordinal)];
        foreach (var (name, unit, help, value) in Metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n");
            if (unit is not null)
                text.Append(CultureInfo.InvariantCulture, $"# UNIT {name} {unit}\n");
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n");
            foreach (var image in images)
            {
                if (value(image) is { } number)
                    text.Append(CultureInfo.InvariantCulture, $"{name}{{image=\"{Label(image.Name)}\"}} {number}\n");
            }
        }

        return text.Append("# EOF\n").ToString();
    }

    private static string Label(string value) => PlainText.Line(value)
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);
}
