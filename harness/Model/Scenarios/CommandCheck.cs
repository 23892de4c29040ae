namespace ImageBench.Model.Scenarios;

/// <summary>A program that ends by itself: its exit code, and what its standard output and error must hold.</summary>
internal sealed record CommandCheck(int ExitCode, TextRule Output, TextRule Error, TimeSpan Timeout) : CheckSpec(Timeout);
