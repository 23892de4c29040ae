namespace ImageBench.Model.Images;

/// <summary>
/// What programs expect around them and what a small image may not have, by the files in it. <c>PackageManager</c> is the name of the first
/// that is found, null: none. <c>HasResolverConfig</c> is about /etc/nsswitch.conf; /etc/resolv.conf comes from the engine.
/// </summary>
internal sealed record Equipment(string? PackageManager, bool HasCaBundle, bool HasTimeZones, bool HasResolverConfig);
