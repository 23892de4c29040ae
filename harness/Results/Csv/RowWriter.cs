using System.IO.Compression;
using CsvHelper;

namespace ImageBench.Results.Csv;

/// <summary>A CSV file, also one that is packed, written row by row as every file of a run is written.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly GZipStream? _packed;
    private readonly CsvWriter _writer;

    /// <summary>Takes the place of a file that is there. Throws what the disk throws.</summary>
    public RowWriter(string path)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        _packed = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(_file, CompressionLevel.Optimal) : null;
        _writer = CsvWriter.Create((Stream?)_packed ?? _file, CsvStyle.Writing, leaveOpen: true);
    }

    /// <summary>Of ours: it is written as it is.</summary>
    public void Write(string cell) => _writer.WriteField(cell);

    /// <summary>From another file: <see cref="GuardedCell"/> says what becomes of it.</summary>
    public void Carry(ReadOnlySpan<byte> cell)
    {
        if (GuardedCell.Replacement(cell) is { } safe)
            _writer.WriteField(safe);
        else
            _writer.WriteField(cell);
    }

    public void EndRow() => _writer.EndRecord();

    public void Dispose()
    {
        _writer.Dispose();
        _packed?.Dispose();
        _file.Dispose();
    }
}
