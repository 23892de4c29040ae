namespace ImageBench.Model.Scenarios;

/// <summary>A program that speaks something else than HTTP: it works when it takes a connection to its port.</summary>
internal sealed record TcpCheck(int Port, TimeSpan Timeout) : CheckSpec(Timeout);
