using System.Security.Cryptography;
using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Ports;

public sealed class ScratchFileTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void GivesItsBytesToSeveralAndNoNameLeadsToIt()
    {
        using var file = new ScratchFile(Path.Combine(_temp.Path, "scratch"));
        file.Add("one "u8);
        file.Add("two"u8);
        using var first = new StreamReader(file.Open());
        using var second = new StreamReader(file.Open());

        Assert.Equal(("one two", "one two", 7), (first.ReadToEnd(), second.ReadToEnd(), file.Length));
        Assert.Equal(SHA256.HashData("one two"u8), file.Digest);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the name until the file is closed.");
        Assert.Empty(Directory.GetFiles(_temp.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsASentence()
    {
        var taken = _temp.Write("taken", "");

        var fault = Assert.Throws<Fault>(() => new ScratchFile(taken));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("cannot be kept in " + taken, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();
}
