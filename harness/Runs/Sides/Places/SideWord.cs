namespace ImageBench.Runs.Sides.Places;

/// <summary>The names of the two variants that a comparison of revisions has.</summary>
internal static class SideWord
{
    public const string Base = "base";

    public const string Head = "head";
}
