namespace ImageBench.Tests.House;

/// <summary>
/// That a file names a type or a namespace, by its full name. <c>To</c> is the file that declares it, where the house does; by a global
/// using, it is named for every file (<c>Everywhere</c>).
/// </summary>
internal sealed record Use(HouseFile From, string Name, HouseFile? To = null, bool Everywhere = false)
{
    /// <summary>The room of ours that is used.</summary>
    public string? Room => To?.Room
        ?? (Name.StartsWith("ImageBench.", StringComparison.Ordinal) ? Name["ImageBench.".Length..].Replace('.', '/') : null);
}
