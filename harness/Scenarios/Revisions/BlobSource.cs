using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImageBench.Model;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// The contents of a repository's files, as git has them, one after the other from one process: no filter of the repository runs.
/// </summary>
internal sealed class BlobSource : IDisposable
{
    private const int LongestHead = 256;

    private readonly GitProgram _git;
    private readonly Process _process;
    private readonly BufferedStream _output;

    public BlobSource(GitProgram git)
    {
        _git = git;
        _process = git.Start(["cat-file", "--batch"]);
        _output = new BufferedStream(_process.StandardOutput.BaseStream, 128 * 1024);
        // What it may complain of it also says in its answers.
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    /// <summary>
    /// Hands the content of a file on, piece by piece. A <see cref="Fault"/> where it is not here, as in a clone that left files out.
    /// </summary>
    public async Task Read(TreeEntry entry, Action<ReadOnlySpan<byte>> take, CancellationToken cancellationToken)
    {
        await Ask(entry.Id, cancellationToken);
        var head = await Head(cancellationToken);
        if (head.Split(' ') is not [_, "blob", var length] || !long.TryParse(length, CultureInfo.InvariantCulture, out var left))
            throw _git.LeftOut($"What {PlainText.Line(entry.Path)} held", head);

        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            while (left > 0)
            {
                var read = await _output.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
                if (read == 0)
                    throw _git.Refused("cat-file", "its answer breaks off");
                take(buffer.AsSpan(0, read));
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _output.ReadByte();
    }

    public void Dispose()
    {
        GitProgram.End(_process);
        _output.Dispose();
        _process.Dispose();
    }

    private async Task Ask(string id, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.WriteAsync($"{id}\n".AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw _git.Refused("cat-file", exception.Message);
        }
    }

    // "ID blob 1234", or "ID missing".
    private async Task<string> Head(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _output.ReadAsync(one, cancellationToken) == 1 && one[0] != '\n')
        {
            if (line.Length < LongestHead)
                line.Append((char)one[0]);
        }

        return line.ToString();
    }
}
