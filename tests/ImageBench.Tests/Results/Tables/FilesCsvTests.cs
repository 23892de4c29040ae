using System.IO.Compression;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Runs;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

public sealed class FilesCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string File => Path.Combine(_temp.Path, "files.csv.gz");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsAsApproved(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;
        using (var files = new FilesCsv(File, "run"))
        {
            files.Write(new VariantKey("go-crud", "single", Builder.BuildKit), HardCases());
            files.Write(
                new VariantKey("go-crud", "a \"b\", c", Builder.Classic),
                [new LayerEntry(1, "/", EntryKind.Directory, default, EntryFate.Visible, default)]);
            files.Finish();
        }

        Approved.Matches("Results/Approved/files.csv", Unpacked());
        Assert.Equal([File], Directory.GetFiles(_temp.Path));
    }

    [Fact]
    public void WhatALinkBesideItsPlaceLeadsToIsNotWritten()
    {
        // The folder of a run that is gone on with may be somebody else's.
        var outside = _temp.Write("outside", "mine");
        System.IO.File.CreateSymbolicLink(File + ".part", outside);

        using (var files = new FilesCsv(File, "run"))
            files.Finish();

        Assert.Equal("mine", System.IO.File.ReadAllText(outside));
        Assert.Null(new FileInfo(File).LinkTarget);
    }

    [Fact]
    public void OfARunWithoutImagesHasItsHeader()
    {
        using (var files = new FilesCsv(File, "run"))
            files.Finish();

        Assert.Equal(
            "run_id,scenario,variant,builder,layer_position,path,kind,link_target,unpacked_size_bytes,is_setuid,fate,wasted_bytes\n",
            Unpacked());
    }

    [Fact]
    public void ARunThatIsKilledLeavesNoFileThatLooksWhole()
    {
        using var files = new FilesCsv(File, "run");
        files.Write(new VariantKey("go-crud", "single", Builder.BuildKit), HardCases());

        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void WithoutItsEndNothingIsLeft()
    {
        new FilesCsv(File, "run").Dispose();

        Assert.Empty(Directory.GetFiles(_temp.Path));
    }

    [Fact]
    public void EntriesAreTakenOneByOne()
    {
        using var files = new FilesCsv(File, "run");
        var alive = new List<WeakReference>();

        files.Write(new VariantKey("go-crud", "single", Builder.BuildKit), Enumerable.Range(0, 50_000).Select(number =>
        {
            var entry = new LayerEntry(1, $"/{number}", EntryKind.File, new ByteSize(number), EntryFate.Visible, default);
            alive.Add(new WeakReference(entry));
            if (number % 25_000 == 24_999)
            {
                GC.Collect();
                alive.RemoveAll(reference => !reference.IsAlive);
                Assert.InRange(alive.Count, 0, 100);
            }

            return entry;
        }));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsToldInASentence()
    {
        var fault = Assert.Throws<Fault>(() => new FilesCsv(Path.Combine(_temp.Write("file", ""), "files.csv.gz"), "run"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("files.csv.gz cannot be written", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private static LayerEntry[] HardCases() =>
    [
        new(1, "/usr/lib/a, \"b\"\\x0a", EntryKind.File, new ByteSize(5_000_000_000), EntryFate.Replaced, new ByteSize(5_000_000_000)),
        new(1, "/bin/su", EntryKind.File, new ByteSize(1), EntryFate.Visible, default) { IsSetuid = true },
        new(1, "/bin/sh", EntryKind.Symlink, new ByteSize(13), EntryFate.Deleted, new ByteSize(13)) { LinkTarget = "=cmd|' /C'!A0" },
        new(2, "/bin/ü", EntryKind.HardLink, default, EntryFate.Visible, default) { LinkTarget = "/bin/su" },
        new(2, "/dev/null", EntryKind.Other, default, EntryFate.Visible, default),
        new(2, "/bin/sh", EntryKind.Whiteout, default, null, default),
        new(2, "/usr/lib", EntryKind.OpaqueWhiteout, default, null, default),
    ];

    private string Unpacked()
    {
        using var text = new StreamReader(new GZipStream(System.IO.File.OpenRead(File), CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}
