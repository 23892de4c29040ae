using ImageBench.Reports.Page.Content;
using ImageBench.Reports.Page.Lines;
using ImageBench.Reports.Page.Parts;

namespace ImageBench.Reports.Page;

/// <summary>The sections of a scenario, in the order in which people ask: a new one is a file in Parts/ and a line here.</summary>
internal static class SectionList
{
    private static readonly PageSection[] All =
    [
        new("sizes", "Sizes and layers", SizesPart.Of),
        new("over-time", "Sizes over time", OverTimePart.Of),
        new("times", "Build times", TimesPart.Of),
        new("lines", "The Dockerfiles, line by line", LinesPart.Of),
        new("bytes", "Where the bytes are", BytesPart.Of),
        new("time-goes", "Where the time goes", TimelinePart.Of),
        new("singles", "Single builds in their order", SinglesPart.Of),
        new("faster", "Faster or slower", RatiosPart.Of),
        new("works", "Does it work, and what does running it take", ChecksPart.Of),
        new("transfer", "Bringing it to where it runs", TransfersPart.Of),
        new("trade", "What the small image cannot do", TradePart.Of),
        new("failed", "Builds that do not count", FailedPart.Of),
    ];

    /// <summary>The scenario with those of them that have something to say.</summary>
    public static FilledScenario Fill(ScenarioPage scenario) => new(
        scenario,
        [.. from section in All let part = section.Make(scenario) where part is not null select (section, part)]);
}
