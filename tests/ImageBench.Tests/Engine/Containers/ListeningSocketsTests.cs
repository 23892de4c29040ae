using System.Net;
using ImageBench.Engine.Containers;

namespace ImageBench.Tests.Engine.Containers;

public class ListeningSocketsTests
{
    [Theory]
    [InlineData(
        "   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1 0000000000000000 100 0 0 10 0",
        "127.0.0.1:8000")]
    [InlineData("   1: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1", "0.0.0.0:80")]
    [InlineData("   0: 00000000000000000000000000000000:1F40 00000000000000000000000000000000:0000 0A 0", "[::]:8000")]
    [InlineData("   0: 00000000000000000000000001000000:1F40 00000000000000000000000000000000:0000 0A 0", "[::1]:8000")]
    [InlineData("   2: 0100007F:1F40 0100007F:A0B0 01 00000000:00000000", null)]
    [InlineData("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode", null)]
    [InlineData("", null)]
    public void AreReadFromTheKernelsTable(string line, string? listener) =>
        Assert.Equal(listener is null ? null : IPEndPoint.Parse(listener), ListeningSockets.Parse(line));

    [Fact]
    public void OfSomebodyElsesProcessAreNotTold() => Assert.Null(ListeningSockets.Find(new string('a', 64), Environment.ProcessId));
}
