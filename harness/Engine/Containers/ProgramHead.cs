using System.Buffers.Binary;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Images.Tar;

namespace ImageBench.Engine.Containers;

/// <summary>
/// The first bytes of a program, which name what runs it: a script's "#!" line, or the loader of a program that is linked against
/// libraries.
/// </summary>
internal static class ProgramHead
{
    private const int Length = 4096;
    private const int InterpreterSegment = 3;

    /// <summary>Reads the program out of a container, which may have ended; null where it names nothing.</summary>
    public static async Task<string?> FindInterpreter(DockerClient client, string id, string path, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.Containers.GetArchiveFromContainerAsync(
                id, new ContainerPathStatParameters { Path = path }, statOnly: false, cancellationToken);
            await using var archive = answer.Stream!;
            using var window = new Window(archive);
            var walker = new TarWalker(window);
            return await walker.Next(cancellationToken) ? InterpreterOf((await walker.Peek(Length, cancellationToken)).Span) : null;
        }
        catch (Exception exception) when (exception is DockerApiException or InvalidDataException)
        {
            // A likely cause is not worth a run.
            return null;
        }
    }

    public static string? InterpreterOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("#!"u8))
        {
            var line = Encoding.UTF8.GetString(head[2..]).Split('\n', '\r')[0].Trim();
            return line.Split(' ')[0] is { Length: > 0 } first ? first : null;
        }

        return head.StartsWith("\u007fELF"u8) && head.Length > 64 && head[4] == 2 && head[5] == 1 ? Loader(head) : null;
    }

    // 64-bit, least significant byte first: what the images of this world are built for.
    private static string? Loader(ReadOnlySpan<byte> head)
    {
        var table = BinaryPrimitives.ReadUInt64LittleEndian(head[32..]);
        var (entry, count) = (BinaryPrimitives.ReadUInt16LittleEndian(head[54..]), BinaryPrimitives.ReadUInt16LittleEndian(head[56..]));
        // What the file says of itself may be any number: a sum of two could begin again at 0.
        for (var at = table; count-- > 0 && entry >= 56 && IsIn(head, at, entry); at += entry)
        {
            var segment = head[(int)at..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(segment) != InterpreterSegment)
                continue;
            var (offset, size) =
                (BinaryPrimitives.ReadUInt64LittleEndian(segment[8..]), BinaryPrimitives.ReadUInt64LittleEndian(segment[32..]));
            if (IsIn(head, offset, size))
                return Encoding.UTF8.GetString(head.Slice((int)offset, (int)size)).TrimEnd('\0');
        }

        return null;
    }

    private static bool IsIn(ReadOnlySpan<byte> head, ulong offset, ulong size) =>
        offset <= (ulong)head.Length && size <= (ulong)head.Length - offset;
}
