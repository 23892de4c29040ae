using System.Runtime.CompilerServices;

namespace ImageBench.Tests.Reports;

/// <summary>Compares a page, whole, with the one that somebody read and approved under Approved/.</summary>
internal static class ApprovedPage
{
    public static void Check(string name, string page, [CallerFilePath] string caller = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name);
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (page == expected)
            return;
        var received = Path.Combine(AppContext.BaseDirectory, "Received", name);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, page);
        Assert.Fail($"The page is not the approved one. See the difference:\n  diff -u {approved} {received}\nIf it is right, approve it:\n  cp {received} {approved}");
    }
}
