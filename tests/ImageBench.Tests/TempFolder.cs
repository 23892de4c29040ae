namespace ImageBench.Tests;

/// <summary>A new folder for one test, gone with all that is in it when the test is over.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public TempFolder()
        : this(Directory.CreateTempSubdirectory("imagebench-test-"))
    {
    }

    private TempFolder(DirectoryInfo folder) => Path = folder.FullName;

    public string Path { get; }

    /// <summary>In memory where the system has a place for that: for small files that are flushed to the disk again and again.</summary>
    public static TempFolder InMemory()
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(Memory))
            return new TempFolder();
        var path = System.IO.Path.Combine(Memory, $"imagebench-test-{Guid.NewGuid():n}");
        return new TempFolder(Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    /// <summary>Writes a file (and the folders that it needs) and returns its absolute path.</summary>
    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
