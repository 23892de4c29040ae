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
}
