using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Stage;

/// <summary>A folder that holds only so much.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-");

    private SmallDisk()
    {
    }

    public string Path => _folder.FullName;

    /// <summary><paramref name="size"/> as mount takes it, such as "64m".</summary>
    public static async Task<SmallDisk> Make(string size)
    {
        var disk = new SmallDisk();
        await Shell.Run($"mount -t tmpfs -o size={size} imagebench-test {disk.Path}");
        return disk;
    }

    public async ValueTask DisposeAsync()
    {
        await Shell.Run($"umount {Path}");
        _folder.Delete();
    }
}
