using System.Diagnostics;
using ImageBench.Advice.Patches;

namespace ImageBench.Tests.Advice.Patches;

public class PatchTests
{
    private static readonly string Twenty = string.Concat(Enumerable.Range(1, 20).Select(line => $"line {line}\n"));

    [Fact]
    public void ReadsAsGitsOwn() => Assert.Equal(
        """
        diff --git a/app/Dockerfile b/app/Dockerfile
        --- a/app/Dockerfile
        +++ b/app/Dockerfile
        @@ -1,2 +1,3 @@
         FROM a
        -RUN b
        \ No newline at end of file
        +RUN c
        +RUN d

        """.ReplaceLineEndings("\n"),
        Patch.Between("app/Dockerfile", "FROM a\nRUN b", "FROM a\nRUN c\nRUN d\n"));

    [Fact]
    public void IsEmptyWhereNothingChanges() => Assert.Equal("", Patch.Between("Dockerfile", "FROM a\n", "FROM a\n"));

    [Fact]
    public void GitTakesIt()
    {
        (string Path, string? Before, string After)[] files =
        [
            ("Dockerfile", Twenty, Twenty.Replace("line 2\n", "", StringComparison.Ordinal) + "line 21"),
            ("near", Twenty, Twenty.Replace("line 9\n", "nine\n", StringComparison.Ordinal)
                .Replace("line 15\n", "x\ny\n", StringComparison.Ordinal)),
            ("a b/Docker\"file\\é", "one\r\ntwo\r\n", "one\r\nzwei\r\n"),
            ("blank at end ", "one", "one\n"),
            (".dockerignore", null, ".git\n"),
            ("emptied", "one\ntwo\n", ""),
            ("first", "one\ntwo\n", "zero\none\ntwo\n"),
        ];
        using var folder = new TempFolder();
        foreach (var (path, before, _) in files.Where(file => file.Before is not null))
            folder.Write(path, before!);
        var patch = folder.Write("all.patch", string.Concat(files.Select(file => Patch.Between(file.Path, file.Before, file.After))));

        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--whitespace=nowarn", patch])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            Environment = { ["GIT_DIR"] = Path.Combine(folder.Path, "none") },
        })!;
        var complaint = git.StandardError.ReadToEnd();
        git.WaitForExit();

        Assert.Equal("", complaint);
        Assert.All(files, file => Assert.Equal(file.After, File.ReadAllText(Path.Combine(folder.Path, file.Path))));
    }
}
