using System.Text;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages.Rpm;

/// <summary>
/// The database of rpm. Read is what rpm has written since 2020 (Fedora 33, RHEL 9), an SQLite file; that of Berkeley DB, which it wrote
/// before, and SUSE's own form are known by their names and not read.
/// </summary>
internal static class RpmDatabase
{
    private const string Table = "Packages";
    private const string Sqlite = "rpmdb.sqlite";

    private const int Name = 1000;
    private const int Version = 1001;
    private const int Release = 1002;
    private const int Epoch = 1003;
    private const int Size = 1009;
    private const int Architecture = 1022;
    private const int DirectoryOfFile = 1116;
    private const int FileNames = 1117;
    private const int Directories = 1118;
    private const int LongSize = 5009;

    // What a package of many files lists takes; more is left out of a list that would be none.
    private const int LongestPath = 4096;

    /// <summary>Whether that path from the image's root is one of a database, whatever its form.</summary>
    public static bool IsOne(string path) => FormOf(path) is not null;

    /// <summary>How a database is called that is not read; null for one that is.</summary>
    public static string? UnreadForm(string path) => FormOf(path) is Sqlite ? null : FormOf(path);

    /// <summary>How many packages it holds; null where it cannot be read.</summary>
    public static int? Count(string path, ReadOnlyMemory<byte> file) => Read(path, () => new SqliteFile(file).CountRows(Table), (int?)null);

    /// <summary>
    /// The packages, at most so many; <paramref name="keepFiles"/> gets the files of each, a path a line, as far as there is
    /// room for all that they list: <paramref name="takeRoom"/> takes so many bytes of it.
    /// </summary>
    public static IReadOnlyList<InstalledPackage> Packages(
        string path, ReadOnlyMemory<byte> file, int most, Func<int, bool> takeRoom, Action<InstalledPackage, byte[]> keepFiles) =>
        Read(path, () =>
        {
            var packages = new List<InstalledPackage>();
            foreach (var header in new SqliteFile(file).LastValues(Table).Select(bytes => new RpmHeader(bytes)))
            {
                if (packages.Count == most)
                    break;
                if (Package(header, path) is not { } package)
                    continue;
                packages.Add(package);
                keepFiles(package, Files(header, takeRoom));
            }

            return packages;
        }, []);

    private static string? FormOf(string path)
    {
        const string Old = "var/lib/rpm/";
        const string New = "usr/lib/sysimage/rpm/";
        var file = path.StartsWith(Old, StringComparison.Ordinal) ? path[Old.Length..]
            : path.StartsWith(New, StringComparison.Ordinal) ? path[New.Length..]
            : "";
        return file switch
        {
            Sqlite => Sqlite,
            "Packages" => "Berkeley DB",
            "Packages.db" => "ndb",
            // What was written to the database and not yet into its file.
            Sqlite + "-wal" => "an SQLite journal",
            _ => null,
        };
    }

    private static T Read<T>(string path, Func<T> read, T unread)
    {
        if (UnreadForm(path) is not null)
            return unread;
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            return unread;
        }
    }

    private static InstalledPackage? Package(RpmHeader header, string path)
    {
        if (header.Text(Name) is not { Length: > 0 } name)
            return null;
        var epoch = header.Numbers(Epoch).Select(number => $"{number}:").FirstOrDefault();
        var release = header.Text(Release) is { Length: > 0 } text ? "-" + text : "";
        ByteSize? declared = header.Numbers(LongSize).Concat(header.Numbers(Size)).Select(size => (long?)size).FirstOrDefault() is { } bytes
            ? new ByteSize(bytes)
            : null;
        // A key of a repository is listed as a package, and is for no machine.
        return new InstalledPackage("rpm", name, $"{epoch}{header.Text(Version)}{release}", header.Text(Architecture) ?? "", declared)
        {
            Place = path,
        };
    }

    // A folder is named once for all of its files: a list can be a thousand times as long as what it is made from.
    private static byte[] Files(RpmHeader header, Func<int, bool> takeRoom)
    {
        string[] directories = [.. header.Texts(Directories)];
        var lines = new StringBuilder();
        foreach (var (name, directory) in header.Texts(FileNames).Zip(header.Numbers(DirectoryOfFile)))
        {
            if (directory >= directories.Length || directories[directory].Length + name.Length > LongestPath)
                continue;
            if (!takeRoom(directories[directory].Length + name.Length + 1))
                return [];
            lines.Append(directories[directory]).Append(name).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
