using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Unpacking;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running;

/// <summary>Reads the images of builds as the engine exports them, into the ledger.</summary>
internal sealed class ImageReader(IEngine engine, RunSetup setup, RunLedger ledger, Action<RunEvent> tell)
{
    public async Task<ImageFacts> Read(PlannedBuild build, string imageId, CancellationToken cancellationToken)
    {
        tell(new RunEvent.ImageReading(build));
        var described = await engine.FindImage(imageId, cancellationToken);
        var image = await Exported(build, imageId, described, cancellationToken);
        var hidden = setup.Hidden(build);
        var facts = image.Facts with
        {
            Layers = [.. image.Facts.Layers.Select(layer => layer with { Instruction = hidden.Hide(layer.Instruction) })],
        };
        var measured = setup.Measured(build.Key, facts, described?.Size);
        ledger.Add(measured);
        tell(new RunEvent.ImageRead(build, measured));
        setup.KeepTree?.Invoke(measured, image with { Facts = facts });
        return facts;
    }

    private async Task<ImageTree> Exported(
        PlannedBuild build, string imageId, EngineImage? described, CancellationToken cancellationToken)
    {
        using var sizer = setup.KnownSizes is { } known ? new ContentSizer(known, described?.DiffIds ?? []) : null;
        var reading = Reading(build, described) with { ImageId = imageId, Sizer = sizer };
        try
        {
            return await engine.ReadImage(imageId, (archive, cancel) => ImageArchive.ReadTree(archive, reading, cancel), cancellationToken);
        }
        catch (Fault fault) when (fault.InnerException is { } cause && Packing.IsDamage(cause))
        {
            // Nobody gave this archive but the engine.
            throw new Fault(
                ExitCode.NoEngine,
                $"What the engine exported of {build.Key.Scenario}/{build.Key.Variant} cannot be read: {fault.Message}",
                fault);
        }
    }

    private ImageReading Reading(PlannedBuild build, EngineImage? described)
    {
        Action<IEnumerable<LayerEntry>>? keep = setup.KeepEntries is { } take ? entries => take(VariantKey.Of(build.Key), entries) : null;
        var reading = new ImageReading { KeepEntries = keep, WithPackages = true };
        if (setup.KeepTree is null)
            return reading;
        var layers = keep is null && described is { DiffIds.Count: > 0 }
            ? setup.Memory.FindAll(described.DiffIds, isCompared: true)
            : null;
        return reading with { IsCompared = true, Memory = setup.Memory, AllLayers = layers };
    }
}
