namespace ImageBench.Model.Images;

/// <summary>A path of which lower layers hold copies that nobody sees. <c>Copies</c> counts those, without the one that survives.</summary>
internal sealed record WastedFile(string Path, ByteSize Wasted, int Copies);
