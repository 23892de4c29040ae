using System.Globalization;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Stage;

/// <summary>
/// What an engine itself unpacks of an image, told by other programs: what each file and link holds (by <c>find</c> and
/// <c>sha256sum</c>), and the bytes of all, hard links once; without the files that an engine puts into each container in place of the
/// image's own.
/// </summary>
internal sealed record UnpackedImage(IReadOnlyDictionary<string, string> Files, long Bytes)
{
    /// <summary>What an engine puts into each container, over what the image holds there.</summary>
    public static readonly IReadOnlySet<string> OfTheEngine =
        new HashSet<string>(["/.dockerenv", "/dev/console", "/etc/hostname", "/etc/hosts", "/etc/mtab", "/etc/resolv.conf"]);

    private const string AllBytes =
        "find . '(' -type f -o -type l ')' -printf '%i %s\\n' | sort -u | awk '{ sum += $2 } END { print sum }'";

    /// <summary>Unpacks it in a folder, lists it, and removes what was unpacked.</summary>
    public static async Task<UnpackedImage> Of(TestEngine engine, string image, string folder)
    {
        var unpacked = Path.Combine(folder, "unpacked");
        var listed = await Shell.Run($"""
            mkdir {unpacked} && id=$(docker -H {engine.Address} create {image} x)
            docker -H {engine.Address} export "$id" | tar -x -C {unpacked}
            docker -H {engine.Address} rm "$id" > /dev/null
            cd {unpacked} && find . -type f -print0 | xargs -0 -r sha256sum
            find . -type l -printf '-> %l  %p\n'
            echo "bytes  $({AllBytes})"
            cd / && rm -rf {unpacked}
            """);
        var lines = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).ToList();
        return new UnpackedImage(
            lines[..^1].Where(line => !OfTheEngine.Contains(line[1][1..])).ToDictionary(line => line[1][1..], line => line[0]),
            long.Parse(lines[^1][1], CultureInfo.InvariantCulture));
    }
}
