using ImageBench.Results;

namespace ImageBench.Cli.Tables;

/// <summary>Where a run lies that was made: its folder, and for who sits at a terminal the page of it that a browser opens.</summary>
internal static class MadeRun
{
    public static async Task Write(TextWriter output, string folder, bool isAtTerminal)
    {
        // A pipe is given the folder alone, as scripts expect it.
        await output.WriteLineAsync(folder);
        var page = Path.ChangeExtension(new RunFolder(folder).ReportPath, ".html");
        if (isAtTerminal && File.Exists(page))
            await output.WriteLineAsync(page);
    }

    public static Task Write(TextWriter output, string folder) => Write(output, folder, TableConsole.On(output).IsTerminal);
}
