using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// Where the harness keeps what outlives a run: the private engine's data, and what was found earlier of layers, their content sizes and
/// what is in them. IMAGEBENCH_STATE names it, else the user's cache folder.
/// </summary>
internal sealed record StateFolder(string Path)
{
    // A Unix socket's path ends at 107 bytes; "/engine/containerd.sock" follows.
    private const int LongestPath = 80;

    public string EngineFolder => System.IO.Path.Combine(Path, "engine");

    public string ContentSizesFolder => System.IO.Path.Combine(Path, "content-sizes");

    public string KnownLayersFolder => System.IO.Path.Combine(Path, "layers");

    public string RegistriesFolder => System.IO.Path.Combine(Path, "registries");

    public static StateFolder Find()
    {
        var named = Environment.GetEnvironmentVariable("IMAGEBENCH_STATE");
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
            cache = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var path = System.IO.Path.GetFullPath(string.IsNullOrEmpty(named) ? System.IO.Path.Combine(cache, "imagebench") : named);
        if (System.Text.Encoding.UTF8.GetByteCount(path) > LongestPath)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The state folder {path} has too long a path for an engine's socket; set IMAGEBENCH_STATE to one of at most "
                    + $"{LongestPath} bytes.");
        }

        return new StateFolder(path);
    }
}
