using System.Runtime.InteropServices;
using ImageBench.Model.Files;

namespace ImageBench.Tests.Model.Files;

public sealed class ExtendedAttributesTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void AreReadByTheirNamesOfAFileItselfAndNotThroughALink()
    {
        var file = _temp.Write("file", "x");
        var link = Path.Combine(_temp.Path, "link");
        File.CreateSymbolicLink(link, file);
        byte[] value = [1, 0, 2];
        // Where the file system keeps none, there are none to be read.
        var isKept = Set(file, "user.note", value, value.Length, 0) == 0 & Set(file, "user.empty", [], 0, 0) == 0;

        var found = ExtendedAttributes.Read(file);

        if (isKept)
        {
            Assert.Equal(value, found!["user.note"].ToArray());
            Assert.True(found["user.empty"].IsEmpty);
        }

        Assert.Equal(isKept, found is not null);
        Assert.False(ExtendedAttributes.Read(link)?.ContainsKey("user.note") ?? false);
        Assert.Null(ExtendedAttributes.Read(Path.Combine(_temp.Path, "nothing")));
        Assert.Null(ExtendedAttributes.Read(file + "\0"));
    }

    [DllImport("libc", EntryPoint = "setxattr", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        byte[] value,
        nint length,
        int flags);
}
