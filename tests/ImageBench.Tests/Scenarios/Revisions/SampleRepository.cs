using System.Diagnostics;
using ImageBench.Scenarios.Revisions;

namespace ImageBench.Tests.Scenarios.Revisions;

/// <summary>A git repository that a test makes, untouched by this machine's configuration of git.</summary>
internal sealed class SampleRepository : IDisposable
{
    // git flushes each object, and a run each of its files.
    private readonly TempFolder _temp = TempFolder.InMemory();

    public SampleRepository(string objects = "sha1") =>
        Git("init", "--quiet", "--initial-branch=main", "--template=", $"--object-format={objects}");

    public string Path => System.IO.Path.Combine(_temp.Path, "repository");

    /// <summary>A folder beside the repository, for what is made of it.</summary>
    public string Aside(string name) => System.IO.Path.Combine(_temp.Path, name);

    public string Write(string name, string content) => _temp.Write($"repository/{name}", content);

    /// <summary>Commits all that is there; the id of the commit.</summary>
    public string Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD").Trim();
    }

    public Task<GitRepository> Open(string below = "") =>
        GitRepository.Open(System.IO.Path.Combine(Path, below), TestContext.Current.CancellationToken);

    /// <summary>What git says.</summary>
    public string Git(params string[] arguments)
    {
        Directory.CreateDirectory(Path);
        var start = new ProcessStartInfo("git", ["-C", Path, "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        return output;
    }

    public void Dispose() => _temp.Dispose();
}
