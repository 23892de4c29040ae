namespace ImageBench.Results.Csv;

/// <summary>
/// A column of a file: its name, and the cell that a record has there (<see cref="Cell"/> knows how values are written). <c>Meaning</c> and
/// <c>Unit</c> are for the data dictionary of a run's files; a unit that the name tells (bytes, seconds) is not said again.
/// </summary>
internal sealed record Column<T>(string Name, Func<T, string> Cell, string Meaning = "", string? Unit = null);
