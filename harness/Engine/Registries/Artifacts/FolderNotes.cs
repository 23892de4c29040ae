namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>What a pushed folder says of itself, by its annotations; <c>Bytes</c> is its packed length.</summary>
internal sealed record FolderNotes(IReadOnlyDictionary<string, string> Notes, long Bytes);
