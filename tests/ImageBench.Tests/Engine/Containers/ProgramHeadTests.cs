using System.Buffers.Binary;
using System.Text;
using ImageBench.Engine.Containers;

namespace ImageBench.Tests.Engine.Containers;

public class ProgramHeadTests
{
    [Theory]
    [InlineData("#!/usr/bin/python3\nprint(1)\n", "/usr/bin/python3")]
    [InlineData("#! /usr/bin/env node\r\n", "/usr/bin/env")]
    [InlineData("#!\n", null)]
    [InlineData("echo hello\n", null)]
    [InlineData("\u007fELF", null)]
    [InlineData("", null)]
    public void NamesWhatRunsAScript(string head, string? interpreter) =>
        Assert.Equal(interpreter, ProgramHead.InterpreterOf(Encoding.UTF8.GetBytes(head)));

    [Fact]
    public void NamesTheLoaderOfThisVeryProgram()
    {
        var head = File.ReadAllBytes("/proc/self/exe").AsSpan(0, 4096);

        Assert.Matches("^/lib.*/ld-.*[.]so", ProgramHead.InterpreterOf(head));
    }

    // A table of segments, and a segment, at the end of all numbers: with their lengths the sums begin again at 0.
    [Theory]
    [InlineData(ulong.MaxValue - 55, 0UL)]
    [InlineData(ulong.MaxValue, 0UL)]
    [InlineData(64UL, ulong.MaxValue - 7)]
    [InlineData(4096UL, 0UL)]
    public void AProgramThatPointsBeyondItselfNamesNothing(ulong table, ulong offset)
    {
        var head = new byte[4096];
        "\u007fELF\u0002\u0001"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(32), table);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(54), 56);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(56), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(64), 3);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(72), offset);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(96), 8);

        Assert.Null(ProgramHead.InterpreterOf(head));
    }
}
