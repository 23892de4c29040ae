using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Results.Csv;

/// <summary>
/// A CSV file, also one that is packed, read row by row, so that it takes no more memory than its longest row. It may be somebody else's: a
/// link is not followed, and nothing is read without end.
/// </summary>
internal sealed class RowReader : IDisposable
{
    // As of a file that is read whole; unpacked, a list of files is some ten times as long.
    private const long LongestBytes = 500_000_000;
    private const long LongestUnpacked = 20 * LongestBytes;

    // No cell of a run is longer than 32 KiB, and no file of one has more than some fifty columns.
    private const int LongestRow = 4 * 1024 * 1024;
    private const int MostColumns = 1_000;

    private static readonly CsvReaderOptions Reading = new()
    {
        MaxRecordSize = LongestRow,
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    private readonly string _path;
    private readonly FileStream _file;
    private readonly GZipStream? _packed;
    private readonly CsvReader _reader;
    private readonly Dictionary<string, int> _places = [];

    public RowReader(string path)
    {
        _path = path;
        _file = OpenFile(path);
        _packed = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(_file, CompressionMode.Decompress) : null;
        _reader = CsvReader.Create((Stream?)_packed ?? new BufferedStream(_file, 1 << 16), Reading, leaveOpen: true);
        if (!Next(isHeader: true))
            return;
        // Where files are joined, each row gets all of them.
        if (_reader.FieldCount > MostColumns)
            throw Damaged($"the header has more than {MostColumns} columns");
        for (var place = 0; place < _reader.FieldCount; place++)
            _places.TryAdd(_reader.GetString(place).TrimStart('\uFEFF'), place);
    }

    public IEnumerable<string> Columns => _places.Keys;

    /// <summary>Goes to the next row; false behind the last one.</summary>
    public bool Next() => Next(isHeader: false);

    /// <summary>A cell of the row, until the next one; nothing where the file has no such column.</summary>
    public ReadOnlySpan<byte> Cell(string column) => _places.TryGetValue(column, out var place) ? _reader.GetSpan(place) : [];

    /// <summary>The rows that are left, each by itself, as they are read of a whole file.</summary>
    public IEnumerable<StoredRow> Rows()
    {
        while (Next())
        {
            var cells = new string[_places.Count];
            for (var place = 0; place < cells.Length; place++)
                cells[place] = _reader.GetString(place);
            yield return new StoredRow(_path, (int)_reader.LineNumber, _places, cells);
        }
    }

    public Fault Damaged(string what, Exception? cause = null) => new(
        ExitCode.BadInput,
        string.Create(CultureInfo.InvariantCulture, $"{_path}:{Line(cause)}: {what}: the file was damaged or changed by hand."),
        cause);

    public void Dispose()
    {
        _reader.Dispose();
        _packed?.Dispose();
        _file.Dispose();
    }

    // A row that cannot be read is none that the reader came to.
    private long Line(Exception? cause) => cause is CsvFormatException format ? format.LineNumber : _reader.LineNumber;

    private bool Next(bool isHeader)
    {
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (CsvFormatException exception)
        {
            throw Damaged(
                $"a quote stands where none may or is never closed, or the row takes more than {new ByteSize(LongestRow)}", exception);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged("this is not packed as gzip", exception);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Reading(_path, exception);
        }

        if (_reader.ByteOffset > LongestUnpacked)
            throw Damaged($"it holds more than the {new ByteSize(LongestUnpacked)} that are read of it");
        if (!isHeader && _reader.FieldCount != _places.Count)
            throw Damaged($"the row has {_reader.FieldCount} cells and should have {_places.Count}");
        return true;
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
                throw new IOException("it is a link and not a file");
            var file = BoundedFile.Open(path);
            if (file.Length <= LongestBytes)
                return file;
            file.Dispose();
            throw new IOException($"it is larger than the {new ByteSize(LongestBytes)} that are read of it");
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Reading(path, exception);
        }
    }
}
