using System.Buffers.Binary;
using System.Text;

namespace ImageBench.Images.Packages.Rpm;

/// <summary>
/// What rpm keeps of an installed package: an index of tags, each with its type, its place and its count, and behind it their values. What
/// is not as it should be is missing.
/// </summary>
internal sealed class RpmHeader
{
    private const int EntryLength = 16;
    private const int Int32 = 4;
    private const int Int64 = 5;
    private const int OneText = 6;
    private const int TextList = 8;
    private const int TranslatedText = 9;

    // rpm's own limit.
    private const int MostTags = 0xffff;

    private readonly Dictionary<int, (int Type, int At, int Count)> _tags = [];
    private readonly ReadOnlyMemory<byte> _values;

    public RpmHeader(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < 8)
            return;
        var (tags, length) = (Number(bytes.Span, 0), Number(bytes.Span, 4));
        if (tags > MostTags || bytes.Length < 8 + (tags * EntryLength) + length)
            return;
        _values = bytes.Slice((int)(8 + (tags * EntryLength)), (int)length);
        for (var i = 0; i < tags; i++)
        {
            var entry = bytes.Span.Slice(8 + (i * EntryLength), EntryLength);
            var (at, count) = (Number(entry, 8), Number(entry, 12));
            if (at < length && count <= length)
                _tags.TryAdd((int)Number(entry, 0), ((int)Number(entry, 4), (int)at, (int)count));
        }
    }

    /// <summary>Null where there is none.</summary>
    public string? Text(int tag) => _tags.TryGetValue(tag, out var entry) && entry.Type is OneText or TranslatedText or TextList
        ? TextAt(entry.At, out _)
        : null;

    public IEnumerable<string> Texts(int tag)
    {
        if (!_tags.TryGetValue(tag, out var entry) || entry.Type != TextList)
            yield break;
        for (var (i, at) = (0, entry.At); i < entry.Count && at < _values.Length; i++)
            yield return TextAt(at, out at);
    }

    public IEnumerable<long> Numbers(int tag)
    {
        if (!_tags.TryGetValue(tag, out var entry) || entry.Type is not (Int32 or Int64))
            yield break;
        var width = entry.Type == Int32 ? 4 : 8;
        for (var (i, at) = (0, entry.At); i < entry.Count && at + width <= _values.Length; i++, at += width)
        {
            yield return width == 4
                ? BinaryPrimitives.ReadUInt32BigEndian(_values.Span[at..])
                : BinaryPrimitives.ReadInt64BigEndian(_values.Span[at..]);
        }
    }

    private string TextAt(int at, out int next)
    {
        var rest = _values.Span[at..];
        var length = rest.IndexOf((byte)0) is var end and >= 0 ? end : rest.Length;
        next = at + length + 1;
        return Encoding.UTF8.GetString(rest[..length]);
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
