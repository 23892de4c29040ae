using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios;

/// <summary>A file of a scenario that is a link to somewhere else.</summary>
internal static class FolderLink
{
    public static Mistake LeadingOut(string shown) => new(
        shown, null, "is a link that leads out of the scenario's folder", "Put the file itself there: a copy of the folder would lack it");
}
