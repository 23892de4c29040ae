namespace ImageBench.Model.Scenarios;

/// <summary>
/// A build argument that names a parent image, and the image that it names in each base set (absent: the base set has none).
/// </summary>
internal sealed record ParentImage(string Argument, string? Hub, string? Debian)
{
    public string? In(BaseSet baseSet) => baseSet == BaseSet.Hub ? Hub : Debian;
}
