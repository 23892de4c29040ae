using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Images.Remote;
using ImageBench.Model;

namespace ImageBench.Runs.Engines;

/// <summary>Images in registries, reached as this machine's Docker is set up to. What several of them share is downloaded once.</summary>
internal sealed class RegistrySource(LayerMemory memory, TimeProvider time, Action<string> tell)
{
    private readonly LayerShelf _shelf = new();
    private readonly Lazy<RegistrySettings> _settings = new(RegistrySettings.OfDocker);

    /// <summary>Opens the name that was typed ("registry://..."), for as long as it is used.</summary>
    public async Task<T> Use<T>(string typed, Func<RemoteImages, Task<T>> use)
    {
        var name = ImageName.Parse(typed) ?? throw new Fault(
            ExitCode.BadInput, $"'{typed}' names no image in a registry; write {ImageName.ValidValues}.");
        using var images = new RegistryImages(name, _settings.Value, time, tell);
        return await use(new RemoteImages(images, name.Reference, _shelf, memory));
    }
}
