using ImageBench.Scenarios.Given;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>A cache that a CI service keeps for its own jobs, or a cloud for who is logged in there: elsewhere builds do without.</summary>
internal static class ServiceCache
{
    private static readonly string[] Types = ["gha", "s3", "azblob"];

    /// <summary>Its type, where a <c>cache-from</c> names one; null for all others.</summary>
    public static string? TypeIn(string text) =>
        AttributeText.Read(text).GetValueOrDefault("type") is { } type && Types.Contains(type) ? type : null;
}
