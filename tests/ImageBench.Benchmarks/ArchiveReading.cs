using System.CommandLine;
using ImageBench.Images;

namespace ImageBench.Benchmarks;

/// <summary>An image archive read as the harness reads it, in a process of its own, which tells its peak memory.</summary>
internal static class ArchiveReading
{
    private const string Name = "child-image-reading";

    public static MeasuredCommand Child(string archive) => MeasuredCommand.Self(Name, archive);

    public static Command Command()
    {
        var archive = new Argument<string>("archive");
        var command = new Command(Name) { archive };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stream = File.OpenRead(parsed.GetRequiredValue(archive));
            await ImageArchive.Read(stream, imageId: null, cancellationToken);
            PeakMemory.Tell();
        });
        return command;
    }
}
