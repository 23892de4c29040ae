using System.Globalization;
using CsvHelper;
using ImageBench.Model;

namespace ImageBench.Results.Csv;

/// <summary>
/// A table of named columns as CSV text: comma, RFC 4180 quoting, a header always. Lines end with a bare line feed and not with the CRLF of
/// the RFC: every reader takes it, and cut, awk and git diff see no stray character after the last column. Files with CRLF are read as
/// well, and so are those of other versions: a file is read by the names of its columns, of which only the <paramref name="keys"/> must be
/// there.
/// </summary>
internal sealed class CsvTable<T>(IReadOnlyList<string> keys, IReadOnlyList<Column<T>> columns)
{
    private static readonly CsvReaderOptions Reading = new()
    {
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        // Names and words come again and again, and what is read is kept.
        PoolStrings = true,
    };

    public string Header => Lines([Names]);

    /// <summary>Of its columns, in their order.</summary>
    public IReadOnlyList<string> Names { get; } = [.. columns.Select(column => column.Name)];

    /// <summary>
    /// The table as a file of a run has it: each row says first of which run it is, so that rows of several can be put together.
    /// </summary>
    public CsvTable<T> OfRun(string runId) => new(keys, [KeyColumns.Run<T>(runId), .. columns]);

    /// <summary>What its columns mean, in their order.</summary>
    public IReadOnlyList<ColumnMeaning> Meanings =>
        [.. columns.Select(column => ColumnMeaning.Of(column.Name, column.Unit, column.Meaning))];

    public string Row(T record) => Lines([Cells(record)]);

    public string Text(IEnumerable<T> records) => Lines(records.Select(Cells).Prepend(Names));

    /// <summary>Adds rows to a file that grows; the first ones make it.</summary>
    public void Append(string path, params IEnumerable<T> records) => RowFile.Append(path, Header, Lines(records.Select(Cells)));

    /// <summary>Writes the rows of that many records, one by one, without the header.</summary>
    public void Write(TextWriter target, IEnumerable<T> records)
    {
        using var writer = CsvWriter.Create(target, CsvStyle.Writing, leaveOpen: true);
        foreach (var record in records)
        {
            foreach (var column in columns)
                writer.WriteField(column.Cell(record));
            writer.EndRecord();
        }
    }

    /// <summary>The rows of a file, each read as it is asked for: they are many, and what is made of them is less.</summary>
    public IEnumerable<StoredRow> Read(string path) => Parse(path, WholeFile.WithoutMark(WholeFile.ReadBytes(path)));

    /// <summary>No rows where there is no file: an older version left none, or the run had nothing to say there.</summary>
    public IEnumerable<StoredRow> ReadIfThere(string path) => File.Exists(path) ? Read(path) : [];

    /// <summary>The same of a file that grows: a row that was torn is passed over.</summary>
    public IEnumerable<StoredRow> ReadGrown(string path) =>
        File.Exists(path) && RowFile.ReadWhole(path) is { IsEmpty: false } text ? Parse(path, text) : [];

    /// <summary>
    /// The rows of a file's text, top to bottom. A <see cref="Fault"/> with file and line where the header or a row is none.
    /// </summary>
    public IEnumerable<StoredRow> Parse(string file, ReadOnlyMemory<byte> text)
    {
        using var reader = CsvReader.Create(text, Reading);
        var header = Next(file, reader) ? Record(reader) : [];
        var places = Places(file, header);
        while (Next(file, reader))
            yield return new StoredRow(file, (int)reader.LineNumber, places, Cells(file, reader, header.Length));
    }

    private static bool Next(string file, CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException exception)
        {
            throw Damaged(file, exception.LineNumber, "a quote stands where none may, or is never closed", exception);
        }
    }

    private static string Lines(IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = CsvWriter.Create(text, CsvStyle.Writing))
        {
            foreach (var cells in rows)
            {
                foreach (var cell in cells)
                    writer.WriteField(cell);
                writer.EndRecord();
            }
        }

        return text.ToString();
    }

    private IEnumerable<string> Cells(T record) => columns.Select(column => column.Cell(record));

    private static string[] Record(CsvReader reader)
    {
        var record = new string[reader.FieldCount];
        for (var i = 0; i < record.Length; i++)
            record[i] = reader.GetString(i);
        return record;
    }

    private Dictionary<string, int> Places(string file, string[] header)
    {
        var places = new Dictionary<string, int>();
        foreach (var (place, name) in header.Index())
        {
            // A spreadsheet may leave columns without a name.
            if (name.Length > 0 && !places.TryAdd(name, place))
                throw Damaged(file, 1, $"the header has the column \"{name}\" twice");
        }

        string[] missing = [.. keys.Where(key => !places.ContainsKey(key)).Select(key => $"\"{key}\"")];
        return missing.Length == 0
            ? places
            : throw Damaged(file, 1, $"the header has no column {string.Join(", ", missing)}, so its rows tell nothing");
    }

    private static string[] Cells(string file, CsvReader reader, int count)
    {
        var record = Record(reader);
        return record.Length == count
            ? record
            : throw Damaged(file, reader.LineNumber, $"the row has {record.Length} cells and should have {count}");
    }

    private static Fault Damaged(string file, long line, string what, Exception? cause = null) =>
        new(ExitCode.BadInput, string.Create(
            CultureInfo.InvariantCulture, $"{file}:{line}: {what}: the file was damaged or changed by hand."), cause);
}
