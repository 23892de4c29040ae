namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>The frames of HTTP/2 (RFC 9113) that one call needs, by their numbers.</summary>
internal enum FrameKind : byte
{
    Data = 0,
    Headers = 1,
    Reset = 3,
    Settings = 4,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
}
