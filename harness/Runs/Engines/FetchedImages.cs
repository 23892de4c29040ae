using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Engines;

/// <summary>
/// Images that a run does not build, on its engine: those that it has, and those that it pulled or loaded to have them checked, which go
/// again.
/// </summary>
internal sealed class FetchedImages(IEngine engine, RunLabel label, Action<string> say, TimeProvider time)
{
    // Ctrl+C promises to be back within 3 s.
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(2);

    private const int LongestQuote = 300;

    // By name the id that was pulled or loaded; null where that is not known, since the way there did not come to its end.
    private readonly Dictionary<string, string?> _fetched = [];

    /// <summary>The image on the engine; one of a registry is pulled where it is not there. Null: it cannot be had.</summary>
    public async Task<EngineImage?> Find(string image, CancellationToken cancellationToken)
    {
        var name = ImageName.IsInRegistry(image) ? ImageName.Parse(image)?.ToString() : image;
        if (name is null)
            return null;
        if (await engine.FindImage(name, cancellationToken) is { } there)
            return there;
        if (!ImageName.IsInRegistry(image))
            return null;
        // Before it is pulled: an interrupted pull may come to its end on the engine.
        _fetched[name] = null;
        if (await engine.Pull(name, cancellationToken) is not null)
        {
            _fetched.Remove(name);
            return null;
        }

        var pulled = await engine.FindImage(name, cancellationToken);
        _fetched[name] = pulled?.Id;
        return pulled;
    }

    /// <summary>The image of an archive or a folder, loaded under a name and with labels of the run. Null: it is not taken.</summary>
    public async Task<EngineImage?> Load(Scenario scenario, Variant variant, ImageTree image, CancellationToken cancellationToken)
    {
        var name = label.LoadedName(_fetched.Count + 1);
        var archive = new LoadableArchive(image.Placed!, name, label.AsLabels());
        // As with what is pulled.
        _fetched[name] = null;
        string? refusal;
        try
        {
            refusal = await engine.Load((target, cancel) => archive.WriteFrom(variant.Image!, target, cancel), cancellationToken);
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
        {
            refusal = fault.Message;
        }

        var loaded = refusal is null ? await engine.FindImage(name, cancellationToken) : null;
        if (loaded is null)
        {
            _fetched.Remove(name);
            say($"{scenario.Name}/{variant.Name} is not checked: the engine does not load it"
                + (refusal is null ? "." : $" ({PlainText.Line(refusal, LongestQuote).TrimEnd('.')})."));
            return null;
        }

        _fetched[name] = loaded.Id;
        return loaded;
    }

    /// <summary>Takes away what was pulled or loaded; after the checks, also those that were interrupted.</summary>
    public async Task Remove()
    {
        using var limit = new CancellationTokenSource(LongestRemoval, time);
        try
        {
            foreach (var (name, id) in _fetched)
            {
                // Somebody else may have given the name to another image meanwhile.
                if (id is null || (await engine.FindImage(name, limit.Token))?.Id == id)
                    await engine.Transfers.Remove(name, limit.Token);
            }
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            say($"What was pulled or loaded could not all be removed from the engine ({exception.Message.TrimEnd('.')}): "
                + $"{string.Join(", ", _fetched.Keys)}.");
        }
    }
}
