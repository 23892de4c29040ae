using System.Text;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Merging;

/// <summary>The rows of one file of a folder that is merged, taken run by run.</summary>
internal sealed class StoredPartRows : IDisposable
{
    public const string RunColumn = "run_id";

    private readonly bool _isMerged;
    private readonly RowReader _rows;
    private bool _hasRow;

    private StoredPartRows(string path, MergeSource source)
    {
        (_isMerged, Parts) = (source.IsMerged, source.Parts);
        _rows = new RowReader(path);
        _hasRow = _rows.Next();
    }

    public IReadOnlyList<BenchRun> Parts { get; }

    public IEnumerable<string> Columns => _rows.Columns;

    /// <summary>Null where the folder has no such file.</summary>
    public static StoredPartRows? Open(MergeSource source, string name)
    {
        var path = Path.Combine(source.Folder.FullPath, name);
        return File.Exists(path) ? new StoredPartRows(path, source) : null;
    }

    /// <summary>Takes the rows of that run, where it is the next one; it may have none.</summary>
    public void CopyTo(RowWriter target, BenchRun part, IReadOnlyList<string> columns)
    {
        var (id, node) = (Cell.Of(part.Id), Cell.Of(part.Node));
        byte[] idBytes = Encoding.UTF8.GetBytes(id), nodeBytes = Encoding.UTF8.GetBytes(node);
        while (_hasRow && (!_isMerged || IsOf(idBytes, nodeBytes)))
        {
            target.Write(id);
            target.Write(node);
            foreach (var column in columns)
                target.Carry(_rows.Cell(column));
            target.EndRow();
            _hasRow = _rows.Next();
        }
    }

    /// <summary>A fault where rows are left: of a run that run.json does not name, or not in its place.</summary>
    public void CheckThatAllWereTaken()
    {
        if (_hasRow)
            throw _rows.Damaged("the row is of no run that run.json names, or stands behind those of a later one");
    }

    public void Dispose() => _rows.Dispose();

    private bool IsOf(ReadOnlySpan<byte> id, ReadOnlySpan<byte> node) =>
        _rows.Cell(RunColumn).SequenceEqual(id) && _rows.Cell(KeyColumns.Node).SequenceEqual(node);
}
