namespace ImageBench.EngineTests.Installed;

/// <summary>
/// A small HTTP service as people write them, and its public parent image, in whose place <c>Made</c> can be made without a registry.
/// </summary>
internal sealed record ForeignApp(string Program, string Source, (string Name, string Content) Manifest, string Parent, string Made)
{
    public string Dockerfile => $"FROM {Parent}\nWORKDIR /app\nCOPY . .\nEXPOSE 8080\nCMD [\"{Program}\"]\n";
}
