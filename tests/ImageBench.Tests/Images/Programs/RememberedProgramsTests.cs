using ImageBench.Images.Programs;
using ImageBench.Images.Remembered;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;

namespace ImageBench.Tests.Images.Programs;

public class RememberedProgramsTests
{
    [Fact]
    public void WhatALayersProgramsAskForComesBackAsItWas()
    {
        var layer = new LayerContent("sha256:0", new ByteSize(1), 1, 0, 0, new EntryLog(withDetails: true))
        {
            Programs = new Dictionary<string, ProgramNeeds>
            {
                ["usr/bin/app"] = new("/lib64/ld.so", ["libm.so.6", "libc.so.6"]),
                ["usr/bin/run"] = new("node", []),
                ["usr/bin/long"] = ProgramNeeds.Unknown,
            },
        };
        using var bytes = new MemoryStream();
        LayerBytes.Write(bytes, layer);
        bytes.Position = 0;

        var read = LayerBytes.Read(bytes).Programs;

        Assert.Equal(layer.Programs.Keys, read.Keys);
        Assert.All(layer.Programs, program => Assert.Equal(
            (program.Value.IsKnown, program.Value.Interpreter, string.Join(' ', program.Value.Libraries)),
            (read[program.Key].IsKnown, read[program.Key].Interpreter, string.Join(' ', read[program.Key].Libraries))));
    }
}
