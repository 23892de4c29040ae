using System.Diagnostics;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Installed;

/// <summary>
/// ImageBench as its package installs it into a home where nothing else lies, outside of any checkout: packed from what these tests were
/// built of, and installed, when the first test asks for it.
/// </summary>
public sealed class InstalledTool : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-tool-");
    private bool _isInstalled;

    internal string Home => Path.Combine(_folder.FullName, "home");

    private string Packages => Path.Combine(_folder.FullName, "dist");

    // The runtime that these tests run on, wherever it lies.
    private static string DotnetRoot =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The package's own file.</summary>
    internal async Task<FileInfo> Package()
    {
        await Pack();
        return Assert.Single(new DirectoryInfo(Packages).GetFiles("ImageBench.*.nupkg"));
    }

    /// <summary>Runs the command that was installed, in a folder.</summary>
    internal async Task<HarnessResult> Run(string folder, params IReadOnlyList<string> arguments)
    {
        await Install();
        return await Call(Path.Combine(Home, ".dotnet/tools/imagebench"), folder, Home, arguments);
    }

    private async Task Pack()
    {
        if (Directory.Exists(Packages))
            return;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        (await Dotnet(
            Repository.Root, home: null, "pack", "harness", "--no-build", "--configuration", configuration, "--output", Packages)).Ended(0);
    }

    private async Task Install()
    {
        if (_isInstalled)
            return;
        await Pack();
        Directory.CreateDirectory(Home);
        (await Dotnet(Home, Home, "tool", "install", "--global", "ImageBench", "--source", Packages)).Ended(0);
        _isInstalled = true;
    }

    private static Task<HarnessResult> Dotnet(string folder, string? home, params IReadOnlyList<string> arguments) =>
        Call(Path.Combine(DotnetRoot, "dotnet"), folder, home, arguments);

    private static async Task<HarnessResult> Call(string program, string folder, string? home, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        // Of who runs the tests: their build, and where they have their things.
        foreach (var name in start.Environment.Keys.Where(name => IsOfABuild(name) || (home is not null && IsOfAHome(name))).ToList())
            start.Environment.Remove(name);
        if (home is not null)
            start.Environment["HOME"] = home;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new HarnessResult(process.ExitCode, await output, await error);
    }

    private static bool IsOfABuild(string name) => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfAHome(string name) =>
        name is "DOCKER_HOST" or "DOTNET_CLI_HOME"
        || name.StartsWith("XDG_", StringComparison.Ordinal)
        || name.StartsWith("NUGET_", StringComparison.Ordinal)
        || name.StartsWith("IMAGEBENCH_", StringComparison.Ordinal);
}
