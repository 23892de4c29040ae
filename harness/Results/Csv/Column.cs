namespace ImageBench.Results.Csv;

/// <summary>A column of a file: its name, and the cell that a record has there (<see cref="Cell"/> knows how values are written).</summary>
internal sealed record Column<T>(string Name, Func<T, string> Cell);
