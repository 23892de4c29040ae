namespace ImageBench.EngineTests.Stage;

/// <summary>Small Dockerfiles on the busybox parent, which every engine of these tests has.</summary>
internal static class Dockerfiles
{
    public const string Good = "FROM imagebench/busybox\nRUN echo fine > /fine\n";

    public const string Other = "FROM imagebench/busybox\nRUN echo other > /other\nCMD [\"true\"]\n";

    public const string Failing = "FROM imagebench/busybox\nRUN echo it breaks here && exit 3\n";

    public const string SyntaxError = "FROM imagebench/busybox\nRUMBLE all night\n";

    public const string NoSuchParent = "FROM imagebench.invalid/no/such:image\nRUN true\n";

    /// <summary>Two stages, so that the classic builder makes images that carry no label.</summary>
    public const string TwoStages =
        "FROM imagebench/busybox AS made\nRUN echo made > /made\nRUN echo more > /more\n\nFROM imagebench/busybox\nCOPY --from=made "
            + "/made /made\n";
}
