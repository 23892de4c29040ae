namespace ImageBench.Images.Changes.Settings;

/// <summary>
/// One setting of how a container starts that is another on the two sides; null: not set. <c>IsPrivate</c>: values of environment variables
/// may be secrets, and are shown on request only.
/// </summary>
internal sealed record ConfigChange(string Setting, string Name, string? Base, string? Head, bool IsPrivate = false);
