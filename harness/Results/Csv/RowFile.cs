using ImageBench.Model.Files;

namespace ImageBench.Results.Csv;

/// <summary>
/// A CSV file that grows while a run goes on: rows are handed to the operating system in one piece, so that a killed harness and a full
/// disk leave whole ones. Not forced to the platter: that would load the disk just before the next build.
/// </summary>
internal static class RowFile
{
    /// <summary>Adds rows behind those that are there; the first ones make the file, with its header.</summary>
    public static void Append(string path, string header, string rows)
    {
        try
        {
            using var file = PlacedFile.OpenToGrow(path);
            file.Seek(0, SeekOrigin.End);
            Add(file, file.Position == 0 ? header + rows : rows);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(path, exception);
        }
    }

    /// <summary>Adds text to a stream that stands at its end, all of it or none.</summary>
    public static void Add(Stream stream, string text)
    {
        var before = stream.Position;
        try
        {
            stream.Write(WholeFile.Encoding.GetBytes(text));
            stream.Flush();
        }
        catch (IOException) when (stream.CanSeek)
        {
            CutOff(stream, before);
            throw;
        }
    }

    /// <summary>The rows of a file without one that was torn; nothing where none was begun.</summary>
    public static ReadOnlyMemory<byte> ReadWhole(string path)
    {
        var bytes = WholeFile.ReadBytes(path);
        return WholeFile.WithoutMark(bytes.AsMemory(0, WholeLength(bytes)));
    }

    /// <summary>The length of the rows that are whole: those up to the last line break that is in no cell.</summary>
    public static int WholeLength(ReadOnlySpan<byte> file)
    {
        var (whole, isInCell) = (0, false);
        for (int at = 0, next; (next = file[at..].IndexOfAny((byte)'"', (byte)'\n')) >= 0; at += next + 1)
        {
            if (file[at + next] == (byte)'"')
                isInCell = !isInCell;
            else if (!isInCell)
                whole = at + next + 1;
        }

        return file.EndsWith("\n"u8) && IsLine(file[whole..], file) ? file.Length : whole;
    }

    // A line with a cell for each column was written to its end: a quote in it that none closes is damage, and is to be told as such.
    private static bool IsLine(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> file) =>
        rest.Length > 0 && Line(rest).Count((byte)',') >= Line(file).Count((byte)',');

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text) => text[..text.IndexOf((byte)'\n')];

    private static void CutOff(Stream stream, long length)
    {
        try
        {
            stream.SetLength(length);
        }
        catch (IOException)
        {
            // A torn row is passed over when the file is read.
        }
    }
}
