using System.Text;
using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>What a bake file comes to, by <c>docker buildx bake --print</c>: it asks no engine and builds nothing.</summary>
internal static class BakePrinter
{
    private const int LongestOutput = 16 * 1024 * 1024;

    private const string Remedy = "Where docker's buildx plugin is missing, install it (the package docker-buildx or "
        + "docker-buildx-plugin), or give a file that needs no evaluation: 'docker buildx bake --print > docker-bake.json' writes one "
        + "elsewhere.";

    /// <summary>Its JSON. A <see cref="Fault"/> where buildx is not there, or refuses the file.</summary>
    public static string Print(string file, IReadOnlyList<string> targets, CancellationToken cancellationToken)
    {
        if (Machine.FindProgram("docker") is not { } docker)
        {
            throw new Fault(
                ExitCode.BadInput, $"{file} has to be evaluated by docker buildx, and there is no docker here. {Remedy}");
        }

        try
        {
            // What is planned is planned before anything waits.
            var command = new SystemCommand(docker, ["buildx", "bake", "--print", "--file", file, .. targets]);
            return Task.Run(() => Output(command, cancellationToken), cancellationToken).GetAwaiter().GetResult();
        }
        catch (Fault fault)
        {
            throw new Fault(ExitCode.BadInput, $"{file} cannot be evaluated: {fault.Message.TrimEnd()}. {Remedy}", fault);
        }
    }

    private static async Task<string> Output(SystemCommand command, CancellationToken cancellationToken)
    {
        using var output = new BoundedOutput(command);
        await command.PipeTo(output, _ => { }, cancellationToken);
        return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    // The file may be somebody else's, and say a little that comes to very much.
    private sealed class BoundedOutput(SystemCommand command) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length + buffer.Length <= LongestOutput
                ? base.WriteAsync(buffer, cancellationToken)
                : throw new Fault(ExitCode.BadInput, $"'{command}' printed more than 16 MB.");
    }
}
