using ImageBench.Model;

namespace ImageBench.Benchmarks.Figures;

/// <summary>The file that gets the table; a longer one of before is gone.</summary>
internal sealed class FigureFile : IDisposable
{
    private readonly FileStream _stream;

    private FigureFile(FileStream stream) => _stream = stream;

    public static FigureFile Open(string path)
    {
        try
        {
            return new FigureFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--output {path} cannot be written: {exception.Message.TrimEnd('.')}; name a file in a folder that is there.",
                exception);
        }
    }

    public void Write(FigureTable table)
    {
        _stream.SetLength(0);
        using var writer = new StreamWriter(_stream, leaveOpen: true);
        writer.Write(_stream.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? table.Csv() : table.Markdown());
    }

    public void Dispose() => _stream.Dispose();
}
