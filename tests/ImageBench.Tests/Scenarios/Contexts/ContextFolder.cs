using System.Diagnostics;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>A context on disk for one test, and what a builder would read of it.</summary>
internal sealed class ContextFolder : IDisposable
{
    private readonly DirectoryInfo _outer = Directory.CreateTempSubdirectory("imagebench-context-");

    public ContextFolder() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_outer.FullName, "context");

    public string Dockerfile { get; set; } = "Dockerfile";

    public string this[string path] => Path.Combine(Root, path);

    public ContextFolder Add(string path, string content = "x")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], content);
        return this;
    }

    public ContextFolder Link(string path, string target)
    {
        File.CreateSymbolicLink(this[path], target);
        return this;
    }

    /// <summary>Makes what .NET cannot: names of any bytes, pipes, devices. False where the machine does not let it.</summary>
    public bool Shell(string command)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = Root, RedirectStandardError = true })!;
        shell.WaitForExit();
        return shell.ExitCode == 0;
    }

    public PackedContext List() => BuildContext.List(Root, this[Dockerfile], edit: null, TestContext.Current.CancellationToken);

    /// <summary>A file that another build left.</summary>
    public static CarriedFile Carried(string path, string content, UnixFileMode mode)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return new CarriedFile(path, bytes.Length, SHA256.HashData(bytes), mode, () => new MemoryStream(bytes, writable: false));
    }

    /// <summary>The same with files that an earlier build left.</summary>
    public PackedContext List(params CarriedFile[] carried) =>
        BuildContext.List(Root, this[Dockerfile], edit: null, carried, TestContext.Current.CancellationToken);

    public async Task<List<Sent>> Send() => Sent.Read(await Tar(List()));

    /// <summary>The names sent, without folders, in order.</summary>
    public async Task<string[]> SendNames() =>
        [.. (await Send()).Where(entry => entry.Type != TarEntryType.Directory).Select(entry => entry.Name)];

    public static async Task<byte[]> Tar(PackedContext context)
    {
        using var tar = new MemoryStream();
        await context.Write(tar, TestContext.Current.CancellationToken);
        return tar.ToArray();
    }

    // By the shell, since .NET cannot remove the names that it cannot read.
    public void Dispose() => Shell("rm -rf \"$(dirname \"$PWD\")\"");
}
