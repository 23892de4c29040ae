using System.Reflection;

namespace ImageBench.Tests.Cli.Started;

/// <summary>The harness's program in a process that the tests started, run as commands were typed, one after the other.</summary>
internal sealed class StartedProgram
{
    private readonly MethodInfo _program = Assembly.Load("imagebench").EntryPoint!;

    /// <summary>The exit code.</summary>
    public int Run(TypedCommand command)
    {
        Environment.CurrentDirectory = command.Folder;
        if (command.IsFolderGone)
            Directory.Delete(command.Folder);
        var before = command.Environment.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        foreach (var (name, value) in command.Environment)
            Environment.SetEnvironmentVariable(name, value);
        var exitCode = (int)_program.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [command.Arguments], null)!;
        foreach (var (name, value) in before)
            Environment.SetEnvironmentVariable(name, value);
        // The folder is the test's, which removes it.
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        return exitCode;
    }
}
