using System.Buffers;
using System.Text;
using ImageBench.Engine.BuildKit.Files;
using ImageBench.Engine.BuildKit.Http2;
using ImageBench.Engine.Standalone;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of a BuildKit by itself, of the program in a container that leads to it, and of what it asks for.</summary>
internal static class BuilderReaders
{
    // gRPC's head (not compressed, four bytes of length), then field 1 of two bytes.
    private static readonly byte[] Message = [0, 0, 0, 0, 4, 0x0a, 2, (byte)'a', (byte)'b'];

    private static readonly string[] Names = ["a", "main.go", "README.md", "x y", "\u00E4", "\U0001F600", "[a]", "a-b"];

    public static IReadOnlyList<FuzzedReader> All() =>
    [
        new("output of a program in a container", 1,
            [
                [1, 0, 0, 0, 0, 0, 0, 2, 65, 66, 2, 0, 0, 0, 0, 0, 0, 3, 67, 68, 69],
                [2, 0, 0, 0, 0, 0, 0, 1, 65, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 66],
            ],
            bytes => Bear(() => new FramedOutput(new MemoryStream(bytes)).CopyToAsync(Stream.Null).GetAwaiter().GetResult())),
        new("frames of HTTP/2", 1,
            [
                [0, 0, 2, 0, 1, 0, 0, 0, 1, 65, 66, 0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0x10, 0],
                [0, 0, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0],
            ],
            bytes => Bear(() => ReadFrames(bytes))),
        new("messages of gRPC", 1,
            [[.. Message, .. Message], [0, 0, 0, 0, 0, .. Message]],
            bytes => Bear(() => ReadMessages(bytes))),
        new("paths that a builder asks for", 1,
            ["src/*.go"u8.ToArray(), "[a-z]?\\*/x"u8.ToArray(), "[^a]*/[[]"u8.ToArray(), "[\\]-a]\u00E4"u8.ToArray()],
            ReadPatterns),
    ];

    // What breaks a connection is the clean error there: whoever waits for it is told so.
    private static void Bear(Action read)
    {
        try
        {
            read();
        }
        catch (IOException)
        {
        }
    }

    private static void ReadFrames(byte[] bytes)
    {
        using var frames = new FrameStream(new MemoryStream(bytes));
        while (true)
        {
            var (_, _, _, payload) = frames.Read(CancellationToken.None).GetAwaiter().GetResult();
            _ = FrameStream.ReadSettings(payload).Count();
        }
    }

    // In two pieces, as frames bring them.
    private static void ReadMessages(byte[] bytes)
    {
        var reader = new MessageReader();
        var target = new ArrayBufferWriter<byte>();
        reader.Add(bytes.AsSpan(0, bytes.Length / 2), target);
        reader.Add(bytes.AsSpan(bytes.Length / 2), target);
    }

    private static void ReadPatterns(byte[] bytes)
    {
        foreach (var part in Encoding.UTF8.GetString(bytes).Split('/'))
        {
            if (!GoPattern.IsPlain(part) && GoPattern.Parse(part) is { } pattern)
                _ = Names.Count(pattern.IsMatch);
        }
    }
}
