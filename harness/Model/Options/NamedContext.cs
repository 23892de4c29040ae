namespace ImageBench.Model.Options;

/// <summary>What a Dockerfile may name beside its own context: a folder (an absolute path), or an image by its reference.</summary>
internal sealed record NamedContext(string? Folder, string? Image)
{
    public const string ImageScheme = "docker-image://";

    public override string ToString() => Folder ?? ImageScheme + Image;
}
