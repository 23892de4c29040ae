using Docker.DotNet.Models;
using ImageBench.Engine.Images;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Engine.Images;

public sealed class PullMessagesTests
{
    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly List<string> _told = [];

    [Fact]
    public void HowFarAPullIsIsToldNowAndThen()
    {
        var messages = new PullMessages("node:20", _told.Add, _time);
        messages.Report(Downloading("a", 10_000_000, 40_000_000));
        _time.Advance(TimeSpan.FromSeconds(5));
        messages.Report(Downloading("b", 5_000_000, 60_000_000));
        messages.Report(Downloading("a", 20_000_000, 40_000_000));
        _time.Advance(TimeSpan.FromSeconds(5));
        messages.Report(new JSONMessage { ID = "a", Status = "Extracting" });
        messages.Report(Downloading("a", 30_000_000, 40_000_000));

        Assert.Equal(
            ["Pulling node:20: 15.0 MB of 100 MB so far", "Pulling node:20: 35.0 MB of 100 MB so far"], _told);
        Assert.Null(messages.Error);
    }

    private static JSONMessage Downloading(string layer, long here, long all) => new()
    {
        ID = layer,
        Status = "Downloading",
        Progress = new JSONProgress { Current = here, Total = all },
    };
}
