using System.Globalization;
using ImageBench.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Programs;

/// <summary>The programs of a layer that means harm: what they ask for is bounded, and what is not kept is known to be there.</summary>
public class ManyProgramsTests
{
    [Fact]
    public async Task ProgramsWithoutRoomForWhatTheyAskForAreUnknownAndSoAreAllBehindThem()
    {
        // Nine hundred names of 255 letters each: sixteen megabytes are seventy-three such programs.
        string[] names = [.. Enumerable.Range(0, 900).Select(name => name.ToString(CultureInfo.InvariantCulture).PadLeft(255, 'x'))];
        var greedy = ElfBytes.Of("/lib/ld.so", names);
        var tar = new TarBytes();
        for (var number = 0; number < 80; number++)
            tar.File(string.Create(CultureInfo.InvariantCulture, $"bin/greedy{number:00}"), greedy);
        tar.File("bin/small", ElfBytes.Of("/lib/ld.so", ["libc.so.6"]));
        using var bytes = new MemoryStream(tar.End());
        await using var read = new HashedStream(bytes.ReadAsync);

        var programs = (await LayerReader.Read(read, compared: null, withPackages: true, TestContext.Current.CancellationToken)).Programs;

        Assert.Equal(81, programs.Count);
        Assert.True(programs["bin/greedy00"].IsKnown);
        Assert.InRange(programs.Values.Sum(needs => needs.Libraries.Sum(library => library.Length)), 1, 17 * 1024 * 1024);
        Assert.All(["bin/greedy79", "bin/small"], path => Assert.False(programs[path].IsKnown));
    }
}
