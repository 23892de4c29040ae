namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// Holds what is read and sent of the base to its own tree, which lies at <paramref name="root"/>: a link in it may lead to any file of
/// this machine.
/// </summary>
internal sealed class BaseBounds(string root, Action<string> tell)
{
    /// <summary>Whether one of these paths leads out of it; that is told of the image, which has no base then.</summary>
    public bool LeadOut(string image, IEnumerable<string> paths)
    {
        if (paths.FirstOrDefault(path => !SidePlace.IsOf(root, path)) is not { } outside)
            return false;
        tell($"In the base, the path {SidePlace.Below(root, outside)} leads out of the repository by a link, and nothing outside of it "
            + $"is sent: {image} is measured alone.");
        return true;
    }
}
