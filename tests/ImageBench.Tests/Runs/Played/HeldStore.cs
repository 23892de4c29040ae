using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Runs.Played;

/// <summary>The images of a <see cref="HeldEngine"/>, by their ids, and the names that builds and transfers gave them.</summary>
internal sealed class HeldStore
{
    private readonly Dictionary<string, HeldImage> _images = [];

    /// <summary>What it holds of runs: images that carry a label, and names beside a pulled image's own.</summary>
    public IEnumerable<string> OfRuns =>
        _images.Where(image => image.Value.Labels.Count > 0).Select(image => image.Key)
            .Concat(_images.SelectMany(image => image.Value.Names));

    /// <summary>The runs that made its images.</summary>
    public IEnumerable<string> Runs => _images.Values.Select(image => image.Labels.GetValueOrDefault(RunLabel.Name)).OfType<string>();

    public HeldImage Of(string id) => _images[id];

    public EngineImage? Find(string reference)
    {
        var id = _images.ContainsKey(reference) ? reference : _images.FirstOrDefault(image => image.Value.Names.Contains(reference)).Key;
        return id is null ? null : _images[id].Facts(id);
    }

    /// <summary>An image whose id is its own name, or known from elsewhere.</summary>
    public void Keep(string id, HeldImage image) => _images[id] = image;

    /// <summary>What a build made, by its id: as on a real engine that depends on its labels too.</summary>
    public string Add(BuildRequest request, IReadOnlyList<byte[]> layers)
    {
        var image = new ArchiveBuilder
        {
            User = request.Context.DockerfileName,
            Env = [.. request.Labels.Values],
        };
        foreach (var layer in layers)
            image.Layer(layer);
        var id = image.ConfigDigest;
        if (!_images.TryGetValue(id, out var held))
            _images[id] = held = new HeldImage(image.Legacy(), request.Labels, []);
        foreach (var other in _images.Values)
            other.Names.Remove(request.Tag ?? "");
        if (request.Tag is not null)
            held.Names.Add(request.Tag);
        return id;
    }

    public void RemoveName(string name)
    {
        // What was pulled has no other name than its own.
        _images.Remove(name);
        RemoveNames(_images.Keys, held => held == name);
    }

    public void RemoveAll(RunLabel label) => RemoveNames(
        _images.Where(image => image.Value.Labels.GetValueOrDefault(RunLabel.Name) == label.Value).Select(image => image.Key),
        label.IsImageName);

    // As on a real engine: with its last name the image goes.
    private void RemoveNames(IEnumerable<string> ids, Predicate<string> isMeant)
    {
        foreach (var id in ids.ToList())
        {
            if (_images[id].Names.RemoveWhere(isMeant) > 0 && _images[id].Names.Count == 0)
                _images.Remove(id);
        }
    }
}
