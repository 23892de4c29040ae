using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Results;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;

namespace ImageBench.Runs;

/// <summary>
/// The images that variants of a run are and that it does not build: in a registry, on the run's engine, or in an archive or a layout
/// folder of the scenario. Of several platforms the engine's is taken.
/// </summary>
internal sealed class NamedSource(IEngine engine, Surroundings around)
{
    /// <summary><paramref name="folder"/> is the scenario's, which no link leads out of.</summary>
    public async Task<ImageTree> Read(Variant variant, string folder, ImageReading reading, CancellationToken cancellationToken)
    {
        var name = variant.Image!;
        var choice = new ImageChoice(variant.ImageMember, null) { Preferred = OfEngine(), Prefix = Prefix(variant, folder) };
        if (variant.HasStoredImage)
            return await ReadStored(name, reading with { Choice = choice, Bounds = folder }, cancellationToken);
        if (ImageName.IsInRegistry(name))
        {
            var memory = new KnownLayerFolder(around.State.KnownLayersFolder, around.Time).Open();
            return await new RegistrySource(memory, around.Time, around.Display.Say).Use(name, images =>
                images.Read(choice, reading with { Memory = memory }, cancellationToken));
        }

        var image = await engine.FindImage(name, cancellationToken) ?? throw new Fault(
            ExitCode.BadInput,
            $"There is no image '{name}' on the engine at {engine.Facts.Endpoint}; pull it first, or write image: {ImageName.Scheme}{name} "
                + "to have it read from its registry.");
        return await engine.ReadImage(
            image.Id,
            (archive, cancel) => ImageArchive.ReadTree(archive, reading with { ImageId = image.Id }, cancel),
            cancellationToken);
    }

    private static async Task<ImageTree> ReadStored(string path, ImageReading reading, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            return await ImageArchive.ReadFolder(path, reading, cancellationToken);
        try
        {
            await using var archive = ArchiveFile.Open(path);
            return await ImageArchive.ReadTree(archive, reading, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput, $"The archive {path} cannot be read: {exception.Message.TrimEnd('.')}. Make it readable.", exception);
        }
    }

    // How one of several is written in scenario.yaml.
    private static string Prefix(Variant variant, string folder) => variant.HasStoredImage
        ? $"image: {Path.GetRelativePath(folder, variant.Image!)}#"
        : $"image: {variant.Image!.Split('@')[0]}@";

    private OciPlatform OfEngine() => engine.Facts.Architecture switch
    {
        "x86_64" => new OciPlatform("linux", "amd64"),
        "aarch64" => new OciPlatform("linux", "arm64"),
        "armv7l" => new OciPlatform("linux", "arm", "v7"),
        "armv6l" => new OciPlatform("linux", "arm", "v6"),
        "i686" or "i386" => new OciPlatform("linux", "386"),
        var other => new OciPlatform("linux", other),
    };
}
