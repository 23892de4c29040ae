using System.CommandLine;
using ImageBench.Model;
using ImageBench.Runs.Exports;

namespace ImageBench.Cli.Commands.Stored;

/// <summary><c>imagebench gallery FOLDER</c>: one page of all runs in a folder, with what they come to.</summary>
internal sealed class GalleryCommand
{
    private readonly Argument<string> _folder = new("FOLDER") { Description = "The folder whose folders are runs." };

    public Command Make()
    {
        var command = new Command(
            "gallery",
            "Makes one page of all runs in a folder, index.html: a line and a small picture for each, below what a claims.md there says of "
                + "them; needs no engine.") { _folder };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = GalleryFolder.Open(parsed.GetRequiredValue(_folder));
        var (content, faults) = folder.Read(cancellationToken);
        folder.Write(content);
        foreach (var fault in faults)
            await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.AsMemory(), cancellationToken);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(folder.PagePath.AsMemory(), cancellationToken);
        return (int)(faults.Count == 0 ? ExitCode.Good : ExitCode.BadInput);
    }
}
