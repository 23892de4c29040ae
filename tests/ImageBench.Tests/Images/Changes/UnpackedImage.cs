using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImageBench.Images.Tar;

namespace ImageBench.Tests.Images.Changes;

/// <summary>
/// An image unpacked into a folder by GNU tar, layer upon layer; before each, what its whiteouts hide is removed, since they speak of lower
/// layers only.
/// </summary>
internal sealed class UnpackedImage(string folder)
{
    public static async Task<UnpackedImage> Of(IEnumerable<byte[]> layers, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var layer in layers)
        {
            await Hide(layer, folder);
            var archive = folder + ".tar";
            await File.WriteAllBytesAsync(archive, layer);
            Run("tar", "--extract", "--exclude=.wh.*", "--file", archive, "--directory", folder);
        }

        return new UnpackedImage(folder);
    }

    /// <summary>The sizes of files and links, each with several names once.</summary>
    public long Bytes() => Run("find", folder, "(", "-type", "f", "-o", "-type", "l", ")", "-printf", "%i %s\n")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()
        .Sum(line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));

    /// <summary>
    /// What diff calls different, by path: files, links and empty directories, "-" where they are only here, "+" only there.
    /// </summary>
    public SortedSet<string> DifferencesFrom(UnpackedImage head)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in Run("diff", "--recursive", "--brief", "--no-dereference", folder, head.Folder).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("Only in ", StringComparison.Ordinal))
            {
                var (directory, name) = (line["Only in ".Length..line.LastIndexOf(": ", StringComparison.Ordinal)],
                    line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]);
                AddAll(found, Path.Combine(directory, name));
            }
            else
            {
                var at = line.IndexOf(folder + "/", StringComparison.Ordinal) + folder.Length;
                var ends = new[] { " and ", " is a " }.Select(end => line.IndexOf(end, at, StringComparison.Ordinal)).Where(end => end > 0);
                var path = line[at..ends.Min()];
                if (line.Contains("directory", StringComparison.Ordinal) && line.Contains(" while ", StringComparison.Ordinal))
                    AddBoth(found, path);
                else
                    found.Add("~" + path);
            }
        }

        return found;

        void AddBoth(SortedSet<string> to, string path)
        {
            AddAll(to, folder + path);
            AddAll(to, head.Folder + path);
        }

        void AddAll(SortedSet<string> to, string path)
        {
            var sign = path.StartsWith(folder + "/", StringComparison.Ordinal) ? ("-", folder) : ("+", head.Folder);
            var isDirectory = Directory.Exists(path) && new FileInfo(path).LinkTarget is null;
            var below = isDirectory ? Directory.GetFileSystemEntries(path) : [];
            foreach (var entry in below)
                AddAll(to, entry);
            if (below.Length == 0)
                to.Add(sign.Item1 + path[sign.Item2.Length..]);
        }
    }

    private string Folder => folder;

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

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 || (program == "diff" && process.ExitCode == 1), $"{program}: {error.Result}");
        return output;
    }
}
