using ImageBench.Cli.Tables;

namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class MadeRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task WhoSitsAtATerminalIsToldThePageAndAScriptTheFolderAlone()
    {
        Assert.Equal([_folder.Path], await Told(isAtTerminal: true));
        var page = _folder.Write("report.html", "<p>");

        Assert.Equal([_folder.Path, page], await Told(isAtTerminal: true));
        Assert.Equal([_folder.Path], await Told(isAtTerminal: false));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string[]> Told(bool isAtTerminal)
    {
        using var output = new StringWriter();
        await MadeRun.Write(output, _folder.Path, isAtTerminal);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
