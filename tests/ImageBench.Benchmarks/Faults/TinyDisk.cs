using System.Diagnostics;

namespace ImageBench.Benchmarks.Faults;

/// <summary>A folder in memory that holds only so much, and can be made full.</summary>
internal sealed class TinyDisk : IDisposable
{
    private const string Filler = "filler";

    private readonly string _path;

    public TinyDisk(string path, int mebibytes)
    {
        _path = Directory.CreateDirectory(path).FullName;
        Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={mebibytes}m,mode=0700"), "imagebench-faults", _path);
    }

    public void Fill()
    {
        var part = new byte[64 * 1024];
        using var file = File.Create(Path.Combine(_path, Filler), 1);
        try
        {
            while (true)
                file.Write(part);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => File.Delete(Path.Combine(_path, Filler));

    // Whatever still looks into it.
    public void Dispose() => Run("umount", "--lazy", _path);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }
}
