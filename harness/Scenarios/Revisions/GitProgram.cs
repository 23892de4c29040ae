using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// Git, asked about the repository that a folder lies in. It reads objects alone: nothing that a repository names is started (hooks,
/// filters, monitors, transports), nothing is locked, written or fetched. What it makes an index of is asked for with one of our own.
/// </summary>
internal sealed class GitProgram
{
    private const int LongestAnswer = 512 * 1024 * 1024;
    private const int LongestComplaint = 16 * 1024;

    // Those by which a caller, such as a hook, points git at another repository than the folder's, or at other objects, history or paths.
    private static readonly string[] Misleading =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_TRACE",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE",
        "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    ];

    private static readonly string[] Always =
    [
        "--no-pager",
        "--literal-pathspecs",
        "-c", "core.fsmonitor=false",
        "-c", "core.hooksPath=/dev/null",
        "-c", "protocol.allow=never",
    ];

    private readonly string _program;

    private GitProgram(string program, string folder) => (_program, Folder) = (program, folder);

    public string Folder { get; }

    // Null: the repository's own.
    private string? Index { get; init; }

    /// <summary>A <see cref="Fault"/> where git is not installed.</summary>
    public static GitProgram In(string folder) => new(
        ProgramPath.InPath("git") ?? throw new Fault(
            ExitCode.BadInput,
            "Revisions are read with git, and no git is in PATH: install it (Debian, Ubuntu: apt-get install git), then run again."),
        folder);

    /// <summary>The same program for another folder.</summary>
    public GitProgram At(string folder) => new(_program, folder);

    /// <summary>The same program with an index at a path of our own, which it may write.</summary>
    public GitProgram WithIndex(string index) => new(_program, Folder) { Index = index };

    /// <summary>Asks and waits for the answer, whatever it is.</summary>
    public Task<GitAnswer> Ask(CancellationToken cancellationToken, params IReadOnlyList<string> arguments) =>
        Tell(ReadOnlyMemory<byte>.Empty, cancellationToken, arguments);

    /// <summary>The same with an input.</summary>
    public async Task<GitAnswer> Tell(
        ReadOnlyMemory<byte> input, CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments);
        try
        {
            var complaint = GitOutput.Read(process.StandardError.BaseStream, LongestComplaint, cancellationToken);
            var told = Write(process.StandardInput.BaseStream, input, cancellationToken);
            var output = await GitOutput.Read(process.StandardOutput.BaseStream, LongestAnswer, cancellationToken);
            await told;
            await process.WaitForExitAsync(cancellationToken);
            var said = Encoding.UTF8.GetString((await complaint).Bytes.Span).Trim();
            // A list without its end would pass for all that there is.
            return output.IsWhole
                ? new GitAnswer(process.ExitCode, output.Bytes, said)
                : throw Refused(arguments[0], $"it answered more than {new ByteSize(LongestAnswer)}, and no more is read");
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>The same, where any other answer than a good one is a <see cref="Fault"/> with git's own words.</summary>
    public async Task<GitAnswer> Get(CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        var answer = await Ask(cancellationToken, arguments);
        return answer.IsGood ? answer : throw Refused(arguments[0], answer.Error);
    }

    /// <summary>Starts it to be talked with; <see cref="End"/> ends it in any case.</summary>
    public Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_program, [.. Always, "-C", Folder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Misleading)
            start.Environment.Remove(name);
        if (Index is not null)
            start.Environment["GIT_INDEX_FILE"] = Index;
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        // A repository may allow a transport by its name, which counts more than protocol.allow, and git before 2.45 knows no
        // GIT_NO_LAZY_FETCH. This one is above all of them.
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
        // A replaced object would be shown under the id of another.
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new Fault(ExitCode.BadInput, $"{_program} cannot be started: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static async Task Write(Stream to, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await to.WriteAsync(input, cancellationToken);
            to.Close();
        }
        catch (IOException)
        {
            // It ended before it read all, and says why.
        }
    }

    public static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    /// <summary>Of contents that a partial clone left out; what is missing, as the beginning of a sentence.</summary>
    public Fault LeftOut(string what, string said) => new(
        ExitCode.BadInput,
        $"{what} is not in the clone {Folder} ({PlainText.Line(said)}): a partial clone leaves contents out. Clone without --filter, or "
            + "get them with 'git fetch --refetch'.");

    public Fault Refused(string what, string complaint) => new(
        ExitCode.BadInput,
        $"git {what} in {Folder} failed: {PlainText.Line(complaint.Length == 0 ? "it did not say why" : complaint)}");
}
