using System.Globalization;
using CsvHelper;
using ImageBench.Model;

namespace ImageBench.Results.Csv;

/// <summary>
/// A table of fixed columns as CSV text: comma, RFC 4180 quoting, a header always. Lines end with a bare line feed and not with the CRLF of the RFC:
/// every reader takes it, and cut, awk and git diff see no stray character after the last column. Files with CRLF are read as well.
/// </summary>
internal sealed class CsvTable<T>(IReadOnlyList<Column<T>> columns)
{
    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private static readonly CsvReaderOptions Reading = new()
    {
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    private readonly Dictionary<string, int> _places = columns.Index().ToDictionary(column => column.Item.Name, column => column.Index);

    public string Header => Lines([HeaderCells]);

    private IEnumerable<string> HeaderCells => columns.Select(column => column.Name);

    public string Row(T record) => Lines([Cells(record)]);

    public string Text(IEnumerable<T> records) => Lines(records.Select(Cells).Prepend(HeaderCells));

    /// <summary>Adds a row to a file, so that a killed harness leaves those before; the first one makes the file.</summary>
    public void Append(string path, T record)
    {
        try
        {
            File.AppendAllText(path, (File.Exists(path) ? "" : Header) + Row(record), WholeFile.Encoding);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(path, exception);
        }
    }

    /// <summary>Writes the rows of that many records, one by one, without the header.</summary>
    public void Write(TextWriter target, IEnumerable<T> records)
    {
        using var writer = CsvWriter.Create(target, Writing, leaveOpen: true);
        foreach (var record in records)
        {
            foreach (var column in columns)
                writer.WriteField(column.Cell(record));
            writer.EndRecord();
        }
    }

    /// <summary>The rows of a file's text, top to bottom. A <see cref="Fault"/> with file and line where the header or a row is not ours.</summary>
    public IReadOnlyList<StoredRow> Parse(string file, string text)
    {
        using var reader = CsvReader.FromText(text, Reading);
        var rows = new List<StoredRow>();
        try
        {
            var header = reader.Read() ? Record(reader) : [];
            CheckHeader(file, header);
            while (reader.Read())
                rows.Add(new StoredRow(file, (int)reader.LineNumber, _places, Cells(file, reader, header.Length)));
        }
        catch (CsvFormatException exception)
        {
            throw new Fault(ExitCode.BadInput, $"{file}:{exception.LineNumber}: a quote stands where none may, or is never closed: the file was damaged or changed by hand.", exception);
        }

        return rows;
    }

    private static string Lines(IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = CsvWriter.Create(text, Writing))
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

    private void CheckHeader(string file, string[] header)
    {
        for (var i = 0; i < Math.Max(columns.Count, header.Length); i++)
        {
            if (i >= header.Length && columns[i].IsLater)
                continue;
            var expected = i < columns.Count ? $"\"{columns[i].Name}\"" : "absent";
            var actual = i < header.Length ? $"\"{header[i]}\"" : "absent";
            if (actual != expected)
                throw new Fault(ExitCode.BadInput, $"{file}:1: column {i + 1} of the header is {actual} and should be {expected}: the file was changed, or written by another version of ImageBench.");
        }
    }

    // As many as there are columns: those that an older file has not are empty.
    private string[] Cells(string file, CsvReader reader, int count)
    {
        var record = Record(reader);
        if (record.Length != count)
            throw new Fault(ExitCode.BadInput, $"{file}:{reader.LineNumber}: the row has {record.Length} cells and should have {count}: the file was damaged or changed by hand.");
        return count == columns.Count ? record : [.. record, .. Enumerable.Repeat("", columns.Count - count)];
    }
}
