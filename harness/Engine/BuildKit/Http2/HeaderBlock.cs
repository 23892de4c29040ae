using System.Buffers;
using System.Text;

namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>
/// The header fields of a request as HTTP/2 sends them (RFC 7541), none compressed. Written by hand: a builder wants a name several times,
/// and HTTP clients join the values of one name.
/// </summary>
internal sealed class HeaderBlock
{
    // Entries of the table that both sides have from the start.
    private const byte Authority = 1;
    private const byte MethodPost = 3;
    private const byte Path = 4;
    private const byte SchemeHttp = 6;
    private const byte SchemeHttps = 7;
    private const byte Indexed = 0x80;
    private const byte NeverIndexed = 0x10;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    private HeaderBlock()
    {
    }

    /// <summary>A gRPC call of that method ("/service/Method").</summary>
    public static byte[] OfCall(string method, bool isSecured, IEnumerable<(string Name, string Value)> headers)
    {
        var block = new HeaderBlock();
        block._bytes.Write<byte>([Indexed | MethodPost, (byte)(Indexed | (isSecured ? SchemeHttps : SchemeHttp))]);
        block.Add(Path, method);
        block.Add(Authority, "builder");
        block.Add("content-type", "application/grpc");
        block.Add("te", "trailers");
        foreach (var (name, value) in headers)
            block.Add(name.ToLowerInvariant(), value);
        return block._bytes.WrittenSpan.ToArray();
    }

    private void Add(byte knownName, string value)
    {
        _bytes.Write<byte>([knownName]);
        Text(value);
    }

    private void Add(string name, string value)
    {
        _bytes.Write<byte>([NeverIndexed]);
        Text(name);
        Text(value);
    }

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Length(bytes.Length);
        _bytes.Write(bytes);
    }

    // Seven bits, and what they do not hold in groups of seven, the lowest first.
    private void Length(int length)
    {
        const int Most = 127;
        if (length < Most)
        {
            _bytes.Write<byte>([(byte)length]);
            return;
        }

        _bytes.Write<byte>([Most]);
        for (length -= Most; length >= 128; length >>= 7)
            _bytes.Write<byte>([(byte)((length & 127) | 128)]);
        _bytes.Write<byte>([(byte)length]);
    }
}
