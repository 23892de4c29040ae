using System.Runtime.InteropServices;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// A program of some 160 bytes that waits 0.3 s and ends well: an image of it needs no parent, no compiler and no network.
/// </summary>
internal static class TinyProgram
{
    private const int Header = 64 + 56;
    private const int Base = 0x400000;

    // nanosleep(&time, NULL); exit(0); time: 0 s, 300,000,000 ns.
    private static readonly byte[] Code =
    [
        0xb8, 0x23, 0, 0, 0, 0x48, 0x8d, 0x3d, 0x0d, 0, 0, 0, 0x31, 0xf6, 0x0f, 0x05, 0xb8, 0x3c, 0, 0, 0, 0x31, 0xff, 0x0f, 0x05,
        0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0xa3, 0xe1, 0x11, 0, 0, 0, 0,
    ];

    /// <summary>Whether this machine can run it.</summary>
    public static bool Runs => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    public static byte[] Bytes()
    {
        using var program = new MemoryStream();
        using var writer = new BinaryWriter(program);
        writer.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        // An executable for this processor, with one segment that follows this header.
        (short Kind, short Processor) head = (2, 62);
        writer.Write(head.Kind);
        writer.Write(head.Processor);
        writer.Write(1);
        writer.Write((long)Base + Header);
        writer.Write(64L);
        writer.Write(0L);
        writer.Write(0);
        foreach (var number in (short[])[64, 56, 1, 0, 0, 0])
            writer.Write(number);
        // Loaded whole, to be read and executed.
        writer.Write(1);
        writer.Write(5);
        foreach (var number in (long[])[0, Base, Base, Header + Code.Length, Header + Code.Length, 0x1000])
            writer.Write(number);
        writer.Write(Code);
        return program.ToArray();
    }
}
