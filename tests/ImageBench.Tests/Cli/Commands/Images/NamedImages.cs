using System.Formats.Tar;
using System.Text.Json;
using ImageBench.Images.Documents;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>Images of which each has a size of its own, so that it says which one was inspected.</summary>
internal sealed class NamedImages : IDisposable
{
    private readonly TempFolder _temp = new();

    public static string Own => OciPlatform.OfThisMachine["linux/".Length..];

    public string Folder => _temp.Path;

    public static ArchiveBuilder Image(int bytes, string? architecture = null, string? variant = null, string? name = null,
        bool hides = false) =>
        new ArchiveBuilder { Architecture = architecture ?? Own, Variant = variant, Name = name, HidesPlatform = hides }
            .Layer(new TarBytes().File("f", bytes).End());

    public static string Bytes(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("unpacked_size_bytes") + " bytes";

    public async Task<string> Size(byte[] archive, params string[] arguments)
    {
        var json = await Inspect(archive, ["--json", .. arguments]);
        return Bytes(json);
    }

    public async Task<string> Inspect(byte[] archive, params string[] arguments)
    {
        var path = Path.Combine(_temp.Path, "image.tar");
        await File.WriteAllBytesAsync(path, archive, TestContext.Current.CancellationToken);
        return await Run(["inspect", "--no-content-size", path, .. arguments]);
    }

    public string Extract(byte[] archive)
    {
        var folder = Path.Combine(_temp.Path, "layout");
        Directory.CreateDirectory(folder);
        TarFile.ExtractToDirectory(new MemoryStream(archive), folder, overwriteFiles: false);
        return folder;
    }

    public static async Task<string> Run(params string[] arguments) => (await InvokedCommand.Run(arguments)).Output;

    public void Dispose() => _temp.Dispose();
}
