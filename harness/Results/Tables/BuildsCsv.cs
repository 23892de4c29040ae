using ImageBench.Model.Builds;
using ImageBench.Model.Files;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>
/// builds.csv: one row per build, written as it ends.
/// </summary>
internal sealed class BuildsCsv : IDisposable
{
    private readonly CsvTable<BuildRecord> _table;
    private readonly Stream _stream;
    private readonly string _path;

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => BuildColumns.Table.OfRun("").Meanings;

    /// <summary>Opens the file of a run to add rows; what a killed harness left of a row is cut off first.</summary>
    public BuildsCsv(string path, string runId)
        : this(path, runId, OpenAtEnd)
    {
    }

    /// <summary><paramref name="open"/> gives a stream that stands behind the last whole row.</summary>
    public BuildsCsv(string path, string runId, Func<string, Stream> open)
    {
        (_path, _table) = (path, BuildColumns.Table.OfRun(runId));
        try
        {
            _stream = open(path);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(path, exception);
        }

        if (_stream.Position == 0)
            Append(_table.Header);
    }

    /// <summary>
    /// The builds of a file, in the order of its rows. A torn last row is passed over, and so is one in a cache state that this version
    /// does not know.
    /// </summary>
    public static IReadOnlyList<BuildRecord> Read(string path)
    {
        // A run that was killed before its first build ended may have no header yet.
        var rows = RowFile.ReadWhole(path) is { IsEmpty: false } text ? BuildColumns.Table.Parse(path, text) : [];
        return [.. rows.Select(BuildColumns.Find).OfType<BuildRecord>()];
    }

    /// <summary>
    /// The same of a file that is whole, row by row, without what a time is not known by: a merged run may have a hundred thousand of them.
    /// </summary>
    public static IReadOnlyList<BuildRecord> ReadTimes(string path)
    {
        var names = new Dictionary<string, string>();
        using var rows = new RowReader(path);
        return [.. rows.Rows().Select(BuildColumns.Find).OfType<BuildRecord>().Select(build => build with
        {
            Key = build.Key with
            {
                Scenario = Once(build.Key.Scenario),
                Variant = Once(build.Key.Variant),
                Node = build.Key.Node is { } node ? Once(node) : null,
            },
            Outcome = build.Outcome with { ImageId = null, Error = null },
        })];

        string Once(string name)
        {
            if (!names.TryGetValue(name, out var same))
                names[name] = same = name;
            return same;
        }
    }

    /// <summary>The whole file of these builds.</summary>
    public static string Text(string runId, IEnumerable<BuildRecord> builds) => BuildColumns.Table.OfRun(runId).Text(builds);

    public void Write(BuildRecord build) => Append(_table.Row(build));

    public void Dispose() => _stream.Dispose();

    private void Append(string text)
    {
        try
        {
            RowFile.Add(_stream, text);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(_path, exception);
        }
    }

    private static FileStream OpenAtEnd(string path)
    {
        var whole = File.Exists(path) ? RowFile.WholeLength(WholeFile.ReadBytes(path)) : 0;
        var stream = PlacedFile.OpenToGrow(path);
        stream.SetLength(whole);
        stream.Seek(0, SeekOrigin.End);
        return stream;
    }
}
