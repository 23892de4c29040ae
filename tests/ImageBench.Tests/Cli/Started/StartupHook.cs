using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using ImageBench.Tests.Cli;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Cli.Terminals;
#pragma warning disable CA1050 // Declare types in namespaces: the runtime looks for this name
#pragma warning disable CA1812 // Avoid uninstantiated internal classes: see there

/// <summary>
/// What the runtime calls in a harness that the tests started (DOTNET_STARTUP_HOOKS) before its program: it runs that program once for each
/// command that it is told, each with its own folder, variables and output, until there are no more.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // What the harness itself starts has no part in this.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        if (Environment.GetEnvironmentVariable(Stage.Folder) is { } folder)
        {
            // What the tests have beyond the harness lies beside it, and the runtime does not know of it.
            AssemblyLoadContext.Default.Resolving += (context, name) =>
                context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll"));
            Environment.Exit(Stage.Enter(folder).GetAwaiter().GetResult());
        }

        var program = new StartedProgram();
        var (commands, answers) = (Console.In, Console.Out);
        while (commands.ReadLine() is { } line)
        {
            var command = JsonSerializer.Deserialize<TypedCommand>(line)!;
            answers.WriteLine(JsonSerializer.Serialize(Run(program, command)));
        }

        Environment.Exit(0);
    }

    private static Ended Run(StartedProgram program, TypedCommand command)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using (var outputWriter = Writer(output))
        using (var errorWriter = Writer(error))
        {
            Console.SetOut(outputWriter);
            Console.SetError(errorWriter);
            return new Ended(program.Run(command), Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
        }
    }

    // As the console's own: in UTF-8 without a mark, written at once.
    private static StreamWriter Writer(Stream stream) => new(stream, leaveOpen: true) { AutoFlush = true };
}
