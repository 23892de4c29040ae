using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;

namespace ImageBench.Runs;

/// <summary>The images that variants of a run are and that it does not build: in a registry, or on the run's engine.</summary>
internal sealed class NamedSource(IEngine engine, Surroundings around)
{
    public async Task<ImageFacts> Read(string name, ImageReading reading, CancellationToken cancellationToken)
    {
        if (ImageName.IsInRegistry(name))
        {
            var memory = new KnownLayerFolder(around.State.KnownLayersFolder, around.Time).Open();
            return await new RegistrySource(memory, around.Time, around.Display.Say).Use(name, async images =>
                (await images.Read(ImageChoice.Any, reading with { Memory = memory }, cancellationToken)).Facts);
        }

        var image = await engine.FindImage(name, cancellationToken) ?? throw new Fault(
            ExitCode.BadInput,
            $"There is no image '{name}' on the engine at {engine.Facts.Endpoint}; pull it first, or write image: {ImageName.Scheme}{name} "
                + "to have it read from its registry.");
        return await engine.ReadImage(
            image.Id,
            (archive, cancel) => ImageArchive.Read(archive, reading with { ImageId = image.Id }, cancel),
            cancellationToken);
    }
}
