namespace ImageBench.Tests.Cli.Started;

/// <summary>A command as typed in a folder, with the state folder that its environment names.</summary>
internal sealed record TypedCommand(string Folder, string State, string[] Arguments);
