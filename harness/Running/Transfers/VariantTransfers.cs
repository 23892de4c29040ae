using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Transfers;

/// <summary>
/// Pushes the images of a run to a registry and pulls them back. A push begins with an empty registry where that is ours to empty, in the
/// order of the scenarios' variants, so that a layer which an earlier one brought is not sent again. A pull begins with none of the run's
/// images on the engine, only their parents, in an order that the seed shuffles; that takes an engine whose build cache is ours to empty.
/// </summary>
internal sealed class VariantTransfers(
    IEngine engine,
    RegistryPlace registry,
    IReadOnlyList<Scenario> scenarios,
    RunOptions options,
    RunLabel label,
    Action<Transfer> keep,
    Action<RunEvent> tell,
    TimeProvider time)
{
    // Ctrl+C promises to be back soon.
    private static readonly TimeSpan LongestAfterInterrupt = TimeSpan.FromSeconds(1);

    private readonly IImageTransfers _images = engine.Transfers;

    /// <summary>
    /// Measures; afterwards the images are gone from the engine, and what was pushed from a registry that lets it be removed.
    /// </summary>
    public async Task Measure(IReadOnlyList<MeasuredImage> images, CancellationToken cancellationToken)
    {
        var order = scenarios.SelectMany(scenario => scenario.Variants.Select(variant => (scenario.Name, variant.Name))).ToList();
        NamedImage[] named = [.. images.OrderBy(image => order.IndexOf((image.Scenario, image.Variant))).Select((image, index) =>
            new NamedImage(image, label.ImageName(registry.Host, index + 1)))];
        var pushed = new Dictionary<NamedImage, StoredManifest?>();
        try
        {
            await Push(named, pushed, cancellationToken);
            if (engine.Facts.IsPrivate)
                await Pull([.. pushed.Keys], pushed, cancellationToken);
        }
        finally
        {
            await CleanUp(named, pushed.Keys, cancellationToken.IsCancellationRequested);
        }
    }

    private async Task Push(NamedImage[] images, Dictionary<NamedImage, StoredManifest?> pushed, CancellationToken cancellationToken)
    {
        foreach (var image in images)
            await _images.Tag(image.Facts.ImageId, image.Name, cancellationToken);
        // What is in a registry that cannot be emptied moves once.
        for (var round = 1; round <= (registry.Empty is null ? 1 : options.CheckRounds); round++)
        {
            if (registry.Empty is { } empty)
                await empty(cancellationToken);
            foreach (var image in images)
            {
                var (transfer, answer) = await Move(image, TransferDirection.Push, round, _images.Push, cancellationToken);
                if (answer.Refusal is null)
                {
                    pushed[image] = await registry.Find(image.Name, cancellationToken);
                    transfer = MovedLayers.AddTo(transfer, answer, image.DiffIds, pushed[image]);
                }

                keep(transfer);
            }
        }
    }

    private async Task Pull(NamedImage[] images, Dictionary<NamedImage, StoredManifest?> pushed, CancellationToken cancellationToken)
    {
        foreach (var image in images)
            await _images.Remove(image.Name, cancellationToken);
        // The names of their builds would keep them.
        await engine.RemoveAll(label, cancellationToken);
        await engine.PruneBuildCache(cancellationToken);
        var random = new Random(options.Seed);
        for (var round = 1; round <= options.CheckRounds; round++)
        {
            random.Shuffle(images);
            foreach (var image in images)
            {
                var (transfer, answer) = await Move(image, TransferDirection.Pull, round, _images.Pull, cancellationToken);
                keep(answer.Refusal is null ? MovedLayers.AddTo(transfer, answer, image.DiffIds, pushed[image]) : transfer);
                await _images.Remove(image.Name, cancellationToken);
            }
        }
    }

    private async Task<(Transfer Transfer, TransferAnswer Answer)> Move(
        NamedImage image,
        TransferDirection direction,
        int round,
        Func<string, CancellationToken, Task<TransferAnswer>> move,
        CancellationToken cancellationToken)
    {
        var key = VariantKey.Of(image.Image);
        tell(new RunEvent.TransferStarted(key, direction, round));
        var startedAt = time.GetUtcNow();
        var begun = time.GetTimestamp();
        var answer = await WithinLimit(cancel => move(image.Name, cancel), cancellationToken);
        var elapsed = time.GetElapsedTime(begun);
        var transfer = new Transfer(key, direction, round, startedAt)
        {
            Elapsed = answer.Refusal is null ? elapsed : null,
            Error = answer.Refusal,
        };
        tell(new RunEvent.TransferEnded(transfer));
        return (transfer, answer);
    }

    private async Task<TransferAnswer> WithinLimit(Func<CancellationToken, Task<TransferAnswer>> move, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await move(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TransferAnswer.Refused("it took longer than --timeout allows");
        }
    }

    // Also after Ctrl+C. Names that are left then go with what carries the run's label.
    private async Task CleanUp(IEnumerable<NamedImage> images, IEnumerable<NamedImage> pushed, bool isInterrupted)
    {
        using var limit = new CancellationTokenSource(isInterrupted ? LongestAfterInterrupt : options.Timeout, time);
        if (registry.Empty is null)
        {
            foreach (var image in pushed)
            {
                if (!await IsForgotten(image, limit.Token))
                    tell(new RunEvent.LeftInRegistry(image.Name));
            }
        }

        try
        {
            foreach (var image in images)
                await _images.Remove(image.Name, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // No time is left.
        }
    }

    private async Task<bool> IsForgotten(NamedImage image, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.Forget(image.Name, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record NamedImage(MeasuredImage Image, string Name)
    {
        public ImageFacts Facts => Image.Facts;

        public IReadOnlyList<string> DiffIds => [.. Facts.Layers.Select(layer => layer.DiffId)];
    }
}
