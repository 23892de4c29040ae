using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Changes;

/// <summary>
/// Pairs of images unpacked by GNU tar, layer upon layer, into base/N and head/N, and compared by diff: all pairs in one go, since
/// a process costs more than an image. Before each layer, what its whiteouts hide is removed, since they speak of lower layers only.
/// </summary>
internal sealed class UnpackedPairs(string folder)
{
    private const string Layers = "layers.tar";

    public static async Task<UnpackedPairs> Of(IReadOnlyList<(RandomImage Base, RandomImage Head)> pairs, string folder)
    {
        var images = pairs.SelectMany((pair, n) => new[] { ($"base/{n}", pair.Base.Layers), ($"head/{n}", pair.Head.Layers) }).ToList();
        var unpacked = new UnpackedPairs(folder);
        foreach (var (name, _) in images)
            Directory.CreateDirectory(Path.Combine(folder, name));
        for (var level = 0; images.Where(image => image.Item2.Count > level).ToList() is { Count: > 0 } higher; level++)
        {
            var together = new TarBytes();
            foreach (var (name, layers) in higher)
            {
                await Hide(layers[level], Path.Combine(folder, name));
                together.Raw(TarBytes.Below(name + "/", layers[level]));
            }

            await File.WriteAllBytesAsync(Path.Combine(folder, Layers), together.End());
            unpacked.Run("tar", "--extract", "--exclude=.wh.*", "--file", Layers);
        }

        return unpacked;
    }

    /// <summary>The sizes of the files and links of each pair's image, each with several names once.</summary>
    public ILookup<int, long> Sizes(string side) =>
        Run("find", side, "(", "-type", "f", "-o", "-type", "l", ")", "-printf", "%P/%i %s\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Pair: line[..line.IndexOf('/', StringComparison.Ordinal)], File: line[(line.LastIndexOf('/') + 1)..]))
            .Distinct()
            .ToLookup(one => Number(one.Pair), one => long.Parse(one.File.Split(' ')[1], CultureInfo.InvariantCulture));

    /// <summary>
    /// What diff calls different, by pair and path: files, links and empty directories, "-" where they are only in the base, "+" only in
    /// the head.
    /// </summary>
    public ILookup<int, string> Differences() => Run("diff", "--recursive", "--brief", "--no-dereference", "base", "head")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(Different)
        .ToLookup(one => Number(one.Path.Split('/')[1]), one => one.Sign + one.Path[one.Path.IndexOf('/', "head/".Length)..]);

    private IEnumerable<(char Sign, string Path)> Different(string line)
    {
        const string OnlyIn = "Only in ";
        if (line.StartsWith(OnlyIn, StringComparison.Ordinal))
        {
            var end = line.LastIndexOf(": ", StringComparison.Ordinal);
            return AllIn(Path.Combine(line[OnlyIn.Length..end], line[(end + 2)..]));
        }

        var at = line.IndexOf("base/", StringComparison.Ordinal);
        var ends = new[] { " and ", " is a " }.Select(end => line.IndexOf(end, at, StringComparison.Ordinal)).Where(end => end > 0);
        var path = line[at..ends.Min()];
        return line.Contains("directory", StringComparison.Ordinal) && line.Contains(" while ", StringComparison.Ordinal)
            ? AllIn(path).Concat(AllIn("head" + path["base".Length..]))
            : [('~', path)];
    }

    private IEnumerable<(char Sign, string Path)> AllIn(string path)
    {
        var file = new DirectoryInfo(Path.Combine(folder, path));
        string[] below = file.Exists && file.LinkTarget is null ? [.. file.EnumerateFileSystemInfos().Select(one => one.Name)] : [];
        return below.Length == 0
            ? [(path.StartsWith("base/", StringComparison.Ordinal) ? '-' : '+', path)]
            : below.SelectMany(name => AllIn(Path.Combine(path, name)));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task Hide(byte[] layer, string folder)
    {
        using var window = new Window(new MemoryStream(layer));
        var walker = new TarWalker(window);
        while (await walker.Next(TestContext.Current.CancellationToken))
        {
            // A whiteout hides what it names; a file hides the directory in its place, which tar would not remove.
            var path = Encoding.UTF8.GetString(walker.Entry.Name.Span);
            var name = Path.GetFileName(path);
            if (walker.Entry.Kind == TarKind.Directory)
            {
                DeleteLink(Path.Combine(folder, path.TrimEnd('/')));
                continue;
            }

            var hidden = Path.Combine(folder, Path.GetDirectoryName(path)!, name.StartsWith(".wh.", StringComparison.Ordinal) ? name[4..]
                : name);
            if (new FileInfo(hidden).LinkTarget is null && Directory.Exists(hidden))
                Directory.Delete(hidden, recursive: true);
            else if (name.StartsWith(".wh.", StringComparison.Ordinal) && Directory.Exists(Path.GetDirectoryName(hidden)))
                File.Delete(hidden);
        }
    }

    // A directory takes the place of a link, also of one that leads to a directory: tar would go through it.
    private static void DeleteLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            File.Delete(path);
    }

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 || (program == "diff" && process.ExitCode == 1), $"{program}: {error.Result}");
        return output;
    }
}
