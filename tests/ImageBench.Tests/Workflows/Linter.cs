using System.Diagnostics;
using ImageBench.Model.Files;

namespace ImageBench.Tests.Workflows;

/// <summary>A program that finds mistakes in files; what it says of them, a line each.</summary>
internal static class Linter
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".ci/lint");

    /// <summary>Of workflows and actions of GitHub; skips the test where it is not installed.</summary>
    public static Task<IReadOnlyList<string>> OfWorkflows(IReadOnlyList<string> files)
    {
        var node = ProgramPath.InPath("node", "/usr/bin");
        Assert.SkipUnless(
            node is not null && Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The linters are not installed: npm ci --prefix .ci/lint --ignore-scripts");
        return Run(node!, [Path.Combine(Folder, "workflows.mjs"), .. files]);
    }

    /// <summary>Of shell scripts; skips the test where it is not installed.</summary>
    public static Task<IReadOnlyList<string>> OfScripts(IReadOnlyList<string> files)
    {
        var program = ProgramPath.InPath("shellcheck", "/usr/bin");
        Assert.SkipUnless(program is not null, "shellcheck is not installed: apt-get install shellcheck");
        return Run(program!, ["--format=gcc", "--shell=bash", .. files]);
    }

    private static async Task<IReadOnlyList<string>> Run(string program, IReadOnlyList<string> arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancel);
        var lines = (await process.StandardOutput.ReadToEndAsync(cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(cancel);
        // Both end with 1 where they found something; with another code, or without a word, they did not look.
        var looked = process.ExitCode == (lines.Length == 0 ? 0 : 1);
        Assert.True(looked, $"It ended with {process.ExitCode}: {await error}{string.Join('\n', lines)}");
        return lines;
    }
}
