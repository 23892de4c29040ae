using System.Diagnostics;
using System.Globalization;

namespace ImageBench.Tests.Cli.Terminals;

/// <summary>A terminal of tmux in which a command of the harness runs: what is typed into it, how large it is, and what it shows.</summary>
internal sealed class Pane : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _temp = new();

    /// <summary>Runs a line of a shell, in which "$@" is the harness with its arguments, and shows its exit code at the end.</summary>
    public Pane(int columns, int rows, IReadOnlyDictionary<string, string> environment, string line, params string[] arguments)
    {
        var script = Path.Combine(_temp.Path, "run.sh");
        var variables = environment.Select(variable => $"export {variable.Key}='{variable.Value}'");
        var words = string.Join(' ', arguments.Prepend(CommandLine.Harness).Select(word => $"'{word}'"));
        File.WriteAllText(script, $"""
            trap : INT
            unset NO_COLOR CI GITHUB_ACTIONS COLUMNS LINES
            export IMAGEBENCH_STATE='{_temp.Path}/state' LANG=C.UTF-8 {CommandLine.ForShortLife.Key}={CommandLine.ForShortLife.Value}
            {string.Join('\n', variables)}
            set -- '{CommandLine.Dotnet}' {words}
            {line}
            echo "[exit $?]"
            exec sleep 1000
            """);
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", Text(columns), "-y", Text(rows), $"sh {script}");
    }

    /// <summary>One in which the harness's process is a stage.</summary>
    public static Pane OfStage(int columns, int rows, Dictionary<string, string> environment, string line)
    {
        environment["DOTNET_STARTUP_HOOKS"] = typeof(Stage).Assembly.Location;
        return new Pane(columns, rows, environment, $"export {Stage.Folder}=$PWD; {line}");
    }

    public static bool IsHere => File.Exists("/usr/bin/tmux");

    public string Folder => _temp.Path;

    /// <summary>Until a played run knows of it.</summary>
    public async Task Resize(int columns, int rows)
    {
        Tmux("resize-window", "-x", Text(columns), "-y", Text(rows));
        await Until(() => Read("size") == $"{Text(columns)}x{Text(rows)}");
    }

    public void Type(string keys) => Tmux("send-keys", keys);

    /// <summary>What it shows, and with <paramref name="all"/> what scrolled away above.</summary>
    public string Shown(bool all = false) => Tmux(all ? ["capture-pane", "-p", "-S", "-"] : ["capture-pane", "-p"]).TrimEnd('\n') + "\n";

    /// <summary>The same when the command has ended.</summary>
    public async Task<string> Ended()
    {
        await Until(() => Shown(all: true).Contains("[exit ", StringComparison.Ordinal));
        return Shown(all: true).Replace(_temp.Path, "HERE", StringComparison.Ordinal);
    }

    /// <summary>Makes it as empty as it was before anything was shown.</summary>
    public void Clear()
    {
        Tmux("send-keys", "-R");
        Tmux("clear-history");
    }

    /// <summary>Waits until a played run stands at that moment.</summary>
    public Task At(string moment) => Until(() => File.Exists(Path.Combine(_temp.Path, moment)));

    /// <summary>Lets it go on.</summary>
    public void Leave(string moment) => File.WriteAllText(Path.Combine(_temp.Path, moment + ".seen"), "");

    public static async Task Until(Func<bool> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                Assert.Fail("The terminal did not come to it.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        Tmux("kill-server");
        _temp.Dispose();
    }

    private string Read(string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(_temp.Path, name));
        }
        catch (IOException)
        {
            // It is being written.
            return "";
        }
    }

    private string Tmux(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-S", Path.Combine(_temp.Path, "tmux"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _temp.Path,
        };
        start.Environment.Remove("TMUX");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
