using System.Text.Json;
using ImageBench.Images.Changes.Settings;
using ImageBench.Images.Contents;

namespace ImageBench.Tests.Images.Contents;

/// <summary>JSON can hold strings that no text can be: half of a letter.</summary>
public class HalfLettersTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private const string Half = """
        {"config":{"Labels":{"a":"\ud800","\udc00":"b","c":"d"},"StopSignal":"\ud800","Healthcheck":{"Test":["\ud800"]}}}
        """;

    [Fact]
    public void ALabelIsToldAsItIsWritten()
    {
        var config = JsonSerializer.Deserialize<ImageConfig>(Half, Json)!;

        Assert.Equal(("\"\\ud800\"", "d"), (config.Label("a"), config.Label("c")));
    }

    [Fact]
    public void WhatAContainerIsStartedWithIsComparedAsItIsWritten() =>
        Assert.Equal(
            [
                ("stop_signal", "", "\"\\ud800\""),
                ("healthcheck", "", "{\"Test\":[\"\\ud800\"]}"),
                ("label", "\\udc00", "b"),
                ("label", "a", "\"\\ud800\""),
                ("label", "c", "d"),
            ],
            ConfigComparison.Of(null, JsonSerializer.Deserialize<ImageConfig>(Half, Json))
                .Where(change => change.Setting != "platform")
                .Select(change => (change.Setting, change.Name, change.Head!)));
}
