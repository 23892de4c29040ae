using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Images.Archives;
using ImageBench.Images.ContentSizes;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Results.Exports;
using ImageBench.Results.Tables;
using ImageBench.Runs.Engines;
using ImageBench.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Cli.Commands;

/// <summary><c>imagebench inspect IMAGE|ARCHIVE.tar</c>: the layers, sizes and waste of one image, from its archive as it arrives.</summary>
internal sealed class InspectCommand(SharedOptions shared, TimeProvider time)
{
    private static readonly Func<IReadOnlyList<string>, ContentSizer?> NoSizer = _ => null;

    private readonly Argument<string> _image = new("IMAGE|ARCHIVE.tar")
    {
        Description = "An archive file (docker save, crane pull, skopeo copy, buildx); where there is no such file, an image on the engine, by name or id.",
    };

    private readonly Option<bool> _csv = new("--csv") { Description = "Prints the layers as CSV, with the columns of layers.csv." };
    private readonly Option<bool> _json = new("--json") { Description = "Prints the image, its layers and its wasted files as one JSON object." };
    private readonly Option<bool> _noContentSize = new("--no-content-size")
    {
        Description = "Compresses nothing, which is much faster: content sizes are then told only of layers that lie there compressed.",
    };

    public Command Make()
    {
        var command = new Command("inspect", "Shows the layers, sizes and wasted bytes of one image.") { _image, _csv, _json, _noContentSize, shared.Engine };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_csv) && result.GetValue(_json))
                result.AddError("--csv and --json are two forms of one answer: give one of them.");
        });
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(_image);
        var sizer = parsed.GetValue(_noContentSize) ? NoSizer : SizerFor();
        var image = IsFile(wanted)
            ? await ReadFile(wanted, sizer, cancellationToken)
            : await ReadFromEngine(wanted, parsed.GetRequiredValue(shared.Engine), sizer, parsed.InvocationConfiguration.Error, cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_json))
            await output.WriteAsync(ImageJson.Text(image));
        else if (parsed.GetValue(_csv))
            await output.WriteAsync(LayersCsv.Text(LayerSummary.Of(image)));
        else
            InspectTable.Write(TableConsole.On(output), image);
        return (int)ExitCode.Good;
    }

    // No engine need be asked for what cannot be an image's name, nor for what is plainly meant as a file.
    private static bool IsFile(string wanted) => File.Exists(wanted) || wanted.StartsWith('/') || wanted.StartsWith('.')
        || (wanted.EndsWith(".tar", StringComparison.Ordinal) && !wanted.Contains(':', StringComparison.Ordinal));

    private static Func<IReadOnlyList<string>, ContentSizer?> SizerFor()
    {
        var known = new ContentSizeFolder(StateFolder.Find().ContentSizesFolder, GzipMeter.CompressorName()).Open();
        return diffIds => new ContentSizer(known, diffIds);
    }

    private static async Task<ImageFacts> ReadFile(string path, Func<IReadOnlyList<string>, ContentSizer?> sizer, CancellationToken cancellationToken)
    {
        FileStream archive;
        try
        {
            archive = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var sentence = File.Exists(path)
                ? $"The archive {path} cannot be read: {exception.Message.TrimEnd('.')}."
                : $"There is no archive {path}: give a file that docker save wrote, or the name of an image.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }

        using var content = sizer([]);
        await using (archive)
            return await ImageArchive.Read(archive, imageId: null, content, cancellationToken);
    }

    private async Task<ImageFacts> ReadFromEngine(
        string name, string wantedEngine, Func<IReadOnlyList<string>, ContentSizer?> sizer, TextWriter progress, CancellationToken cancellationToken)
    {
        var packages = new Packages(mayInstall: false, progress.WriteLine);
        await using var session = await EngineSession.Open(wantedEngine, packages, progress.WriteLine, time, cancellationToken);
        var image = await session.Engine.FindImage(name, cancellationToken) ?? throw new Fault(
            ExitCode.BadInput,
            $"There is no image '{name}' on the engine at {session.Engine.Facts.Endpoint}, and no file of that name; 'docker images' lists what the engine has.");
        using var content = sizer(image.DiffIds);
        return await session.Engine.ReadImage(image.Id, (archive, cancel) => ImageArchive.Read(archive, image.Id, content, cancel), cancellationToken);
    }
}
