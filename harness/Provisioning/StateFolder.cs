using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// Where the harness keeps what outlives a run: the private engine's data, what was found earlier of layers, their content sizes and
/// what is in them, and Dockerfiles that were given other parents. <see cref="StatePlace"/> says where it lies.
/// </summary>
internal sealed record StateFolder(string Path)
{
    // A Unix socket's path ends at 107 bytes; "/engine/containerd.sock" follows.
    private const int LongestPath = 80;

    // As the system counts them, so that links in a ring come to an end.
    private const int MostLinks = 40;

    /// <summary>Why it is a temporary one, as a sentence for the user; null: it is none.</summary>
    public string? Stopgap { get; private init; }

    public string EngineFolder => System.IO.Path.Combine(Path, "engine");

    public string ContentSizesFolder => System.IO.Path.Combine(Path, "content-sizes");

    public string KnownLayersFolder => System.IO.Path.Combine(Path, "layers");

    public string DockerfilesFolder => System.IO.Path.Combine(Path, "dockerfiles");

    public string RegistriesFolder => System.IO.Path.Combine(Path, "registries");

    /// <summary>
    /// Makes a folder of it, which its owner alone may look into, as the state folder itself where that is new: who reaches an engine's
    /// socket is as good as root.
    /// </summary>
    public string Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(folder).FullName;
        const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(Path, OwnerAlone);
        Directory.CreateDirectory(folder, OwnerAlone);
        File.SetUnixFileMode(folder, OwnerAlone);
        return System.IO.Path.GetFullPath(folder);
    }

    public static StateFolder Find()
    {
        var (place, reason) = StatePlace.Find();
        // The system shows the paths of mounts without links.
        var path = WithoutLinks(System.IO.Path.GetFullPath(place), MostLinks);
        if (System.Text.Encoding.UTF8.GetByteCount(path) > LongestPath)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The state folder {path} has too long a path for an engine's socket; set IMAGEBENCH_STATE to one of at most "
                    + $"{LongestPath} bytes.");
        }

        return new StateFolder(path)
        {
            Stopgap = reason is null ? null : $"{reason}, so that what outlives a command is kept in {path}; set IMAGEBENCH_STATE to a "
                + "folder of yours.",
        };
    }

    /// <summary>What is told where nothing can be written in it.</summary>
    public Fault NotWritable(ExitCode exitCode, Exception cause) => new(
        exitCode,
        $"The state folder {Path} cannot be written ({cause.Message.TrimEnd('.')}); set IMAGEBENCH_STATE to one that can.",
        cause);

    private static string WithoutLinks(string path, int most)
    {
        if (System.IO.Path.GetDirectoryName(path) is not { } parent)
            return path;
        var above = WithoutLinks(parent, most);
        var here = System.IO.Path.Combine(above, System.IO.Path.GetFileName(path));
        return most > 0 && new DirectoryInfo(here).LinkTarget is { } target
            ? WithoutLinks(System.IO.Path.GetFullPath(target, above), most - 1)
            : here;
    }
}
