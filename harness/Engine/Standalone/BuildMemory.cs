namespace ImageBench.Engine.Standalone;

/// <summary>
/// The images that were built, by their ids. Of most builds nothing but their times is wanted: only the last is known, and those that
/// somebody asked for, since a context of many files takes memory.
/// </summary>
internal sealed class BuildMemory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BuiltImage> _asked = [];
    private (string Id, BuiltImage Image)? _last;

    public void Add(string id, BuiltImage image)
    {
        lock (_lock)
            _last = (id, image);
    }

    public BuiltImage? Find(string id)
    {
        lock (_lock)
        {
            if (_last is { } last && last.Id == id)
                _asked.TryAdd(id, last.Image);
            return _asked.GetValueOrDefault(id);
        }
    }
}
