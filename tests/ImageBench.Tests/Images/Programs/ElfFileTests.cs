using ImageBench.Images.Programs;

namespace ImageBench.Tests.Images.Programs;

public class ElfFileTests
{
    private const string Loader = "/lib64/ld-linux-x86-64.so.2";

    [Fact]
    public void AProgramNamesItsLoaderAndTheLibrariesThatItLoads()
    {
        var needs = ElfFile.Read(ElfBytes.Of(Loader, ["libcurl.so.4", "libc.so.6"]));

        Assert.Equal(Loader, needs!.Interpreter);
        Assert.Equal(["libcurl.so.4", "libc.so.6"], needs.Libraries);
        Assert.True(needs.IsKnown);
    }

    [Fact]
    public void ALibraryHasNoLoader() =>
        Assert.Equal(("", "libm.so.6"), (ElfFile.Read(ElfBytes.Of("", ["libm.so.6"]))!.Interpreter,
            ElfFile.Read(ElfBytes.Of("", ["libm.so.6"]))!.Libraries.Single()));

    [Fact]
    public void AStaticProgramAndOneThatIsStillToBeLinkedAskForNothing()
    {
        Assert.Null(ElfFile.Read(ElfBytes.Of("", [])));
        Assert.Null(ElfFile.Read(ElfBytes.Of(Loader, ["libc.so.6"], ElfBytes.Object)));
    }

    [Fact]
    public void WhatIsNotReadIsNotTakenForWhatAsksForNothing()
    {
        var small = ElfBytes.Of(Loader, ["libc.so.6"]);
        small[4] = 1; // 32 bits
        var broken = ElfBytes.Of(Loader, ["libc.so.6"]);

        Assert.False(ElfFile.Read(small)!.IsKnown);
        Assert.False(ElfFile.Read(broken.AsSpan(0, 70))!.IsKnown);
    }

    [Fact]
    public void DamageOfAnyKindEndsInNoException()
    {
        var whole = ElfBytes.Of(Loader, ["libcurl.so.4", "libc.so.6"]);
        for (var length = 0; length < whole.Length; length++)
            ElfFile.Read(whole.AsSpan(0, length));
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x7f, 0x80, 0xff])
            {
                byte[] other = [.. whole];
                other[at] = value;
                if (ElfFile.Read(other) is { } needs)
                    Assert.All(needs.Libraries, library => Assert.InRange(library.Length, 1, 255 * 4));
            }
        }
    }

    [Theory]
    [InlineData("#!/bin/sh\necho", "/bin/sh")]
    [InlineData("#! /usr/bin/python3 -u\n", "/usr/bin/python3")]
    [InlineData("#!/usr/bin/env node\r\n", "node")]
    [InlineData("#!/usr/bin/env -S FOO=1 python3 -u\n", "python3")]
    [InlineData("#!/usr/bin/env\n", "/usr/bin/env")]
    [InlineData("#!\n", null)]
    [InlineData("# a comment\n", null)]
    public void AScriptsFirstLineNamesWhatRunsIt(string text, string? interpreter) =>
        Assert.Equal(interpreter, ScriptLine.Read(System.Text.Encoding.UTF8.GetBytes(text))?.Interpreter);
}
