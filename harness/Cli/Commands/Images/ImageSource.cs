using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Runs.Engines;

namespace ImageBench.Cli.Commands.Images;

/// <summary>Reads images wherever they lie: in an archive, in a folder, in a registry, on the engine.</summary>
internal sealed class ImageSource
{
    private readonly string _engine;
    private readonly TextWriter _progress;
    private readonly TimeProvider _time;
    private readonly Func<IReadOnlyList<string>, ContentSizer?> _sizerFor;
    private readonly LayerMemory _memory;

    private ImageSource(string engine, bool withContentSizes, TextWriter progress, TimeProvider time)
    {
        (_engine, _progress, _time) = (engine, progress, time);
        _sizerFor = withContentSizes ? Sizers() : _ => null;
        _memory = new KnownLayerFolder(KeptState.Find(progress).KnownLayersFolder, time).Open();
        Registries = new RegistrySource(_memory, time, progress.WriteLine);
    }

    /// <summary>Those that are called registry://..., which need not be read for what their manifests say.</summary>
    public RegistrySource Registries { get; }

    public static ImageSource Asked(ImageOptionSet options, ParseResult parsed, TimeProvider time) =>
        new(options.Engine(parsed), !parsed.GetValue(options.NoContentSize), parsed.InvocationConfiguration.Error, time);

    /// <summary>The image that was typed. <paramref name="isCompared"/>: so that it can be compared with another, file by file.</summary>
    public Task<ImageTree> Read(string typed, ImageChoice choice, bool isCompared, CancellationToken cancellationToken)
    {
        var reading = Reading(choice, isCompared);
        if (ImageName.IsInRegistry(typed))
            return Registries.Use(typed, images => images.Read(choice, reading, cancellationToken));
        return Directory.Exists(typed) && (typed.Contains('/', StringComparison.Ordinal) || IsLayout(typed))
            ? ReadFolder(typed, reading, cancellationToken)
            : IsFile(typed) ? ReadFile(typed, reading, cancellationToken) : ReadFromEngine(typed, reading, cancellationToken);
    }

    /// <summary>What is wanted of an image, but for its content sizes.</summary>
    public ImageReading Reading(ImageChoice choice, bool isCompared) =>
        new() { Choice = choice, IsCompared = isCompared, Memory = _memory };

    // A folder of the same name as an image is there often: a checkout called "app".
    private static bool IsLayout(string folder) => LayoutFolder.DocumentOf(folder) is not null;

    // No engine need be asked for what cannot be an image's name, nor for what is plainly meant as a file.
    private static bool IsFile(string typed) => File.Exists(typed) || typed.StartsWith('/') || typed.StartsWith('.')
        || (typed.EndsWith(".tar", StringComparison.Ordinal) && !typed.Contains(':', StringComparison.Ordinal));

    private static Func<IReadOnlyList<string>, ContentSizer?> Sizers()
    {
        var known = new ContentSizeFolder(StateFolder.Find().ContentSizesFolder, GzipMeter.CompressorName()).Open();
        return diffIds => new ContentSizer(known, diffIds);
    }

    private async Task<ImageTree> ReadFolder(string path, ImageReading reading, CancellationToken cancellationToken)
    {
        if (!IsLayout(path))
        {
            var sentence =
                $"The folder {path} is no image: it has no index.json. Give a folder in OCI layout, an archive, or the name of an image.";
            throw new Fault(ExitCode.BadInput, sentence);
        }

        using var sizer = _sizerFor([]);
        return await ImageArchive.ReadFolder(path, reading with { Sizer = sizer }, cancellationToken);
    }

    private async Task<ImageTree> ReadFile(string path, ImageReading reading, CancellationToken cancellationToken)
    {
        FileStream archive;
        try
        {
            // A pipe opens when somebody writes it, and that may be never: this command can be ended until then.
            archive = await Task.Run(() => ArchiveFile.Open(path), CancellationToken.None).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var sentence = File.Exists(path)
                ? $"The archive {path} cannot be read: {exception.Message.TrimEnd('.')}."
                : $"There is no archive {path}: give a file that docker save wrote, a folder in OCI layout, or the name of an image.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }

        using var sizer = _sizerFor([]);
        await using (archive)
        {
#pragma warning disable CA2000 // Dispose objects before losing scope: it is, as content
            await using var content = archive.CanSeek ? (Stream)archive : new PipedArchive(archive);
#pragma warning restore CA2000
            return await ImageArchive.ReadTree(content, reading with { Sizer = sizer }, cancellationToken);
        }
    }

    private async Task<ImageTree> ReadFromEngine(string name, ImageReading reading, CancellationToken cancellationToken)
    {
        var packages = new Packages(mayInstall: false, _progress.WriteLine);
        await using var session = await EngineSession.Open(_engine, packages, _progress.WriteLine, _time, cancellationToken);
        var image = await session.Engine.FindImage(name, cancellationToken) ?? throw new Fault(
            ExitCode.BadInput,
            $"There is no image '{name}' on the engine at {session.Engine.Facts.Endpoint}, and no file of that name; "
            + "'docker images' lists what the engine has.");
        using var sizer = _sizerFor(image.DiffIds);
        var wanted = reading with { ImageId = image.Id, Sizer = sizer, AllLayers = _memory.FindAll(image.DiffIds, reading.IsCompared) };
        return await session.Engine.ReadImage(
            image.Id, (archive, cancel) => ImageArchive.ReadTree(archive, wanted, cancel), cancellationToken);
    }
}
