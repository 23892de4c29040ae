#pragma warning disable CA5394 // Do not use insecure randomness: it is seeded, so that an input can be made again
using System.Text;
using System.Text.RegularExpressions;

namespace ImageBench.Tests.Fuzz;

/// <summary>
/// Inputs that are nearly right: seeds with bytes changed, parts dropped, doubled, repeated or taken from another seed, words of the format
/// put in, and numbers made odd. The same number gives the same input.
/// </summary>
internal sealed partial class Mutation
{
    private const int LongestInput = 256 * 1024;

    private static readonly byte[][] Odd =
    [
        .. new[]
        {
            "\0", "\n", "\r\n", "\t", " ", "\"", "'", "`", "\\", "/", "..", "*", "**", "?", "[", "]", "{", "}", "(", ")", "<", "<<",
            "<<<", "$", "${", "${a:-", "#", "!", "|", "&", ":", ",", ";", "-", "=",
            "\uFEFF", "\u202e", "\U0001F600", "\\ud800", "null", "true",
            "0", "-1", "1e999", "0.1", "2147483648", "9223372036854775807", "99999999999999999999", "[[[[[[[[", "{\"a\":",
            "\u001b[2J", "*a", "&a ",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0x80],
    ];

    private readonly IReadOnlyList<byte[]> _seeds;
    private readonly byte[][] _words;

    public Mutation(IReadOnlyList<byte[]> seeds)
    {
        _seeds = seeds;
        _words = [.. Odd, .. seeds.SelectMany(Words).DistinctBy(Convert.ToHexString).Take(500)];
    }

    public byte[] Input(int number)
    {
        var random = new Random(number);
        List<byte> input = [.. _seeds[random.Next(_seeds.Count)]];
        for (var times = 1 + random.Next(random.Next(4) == 0 ? 12 : 3); times > 0; times--)
            Change(input, random);
        if (input.Count > LongestInput)
            input.RemoveRange(LongestInput, input.Count - LongestInput);
        return [.. input];
    }

    private static IEnumerable<byte[]> Words(byte[] seed) =>
        Word().Matches(Encoding.Latin1.GetString(seed)).Select(word => Encoding.Latin1.GetBytes(word.Value));

    private void Change(List<byte> input, Random random)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(input.Count - at, 1 + random.Next(random.Next(3) == 0 ? 600 : 12));
        switch (random.Next(9))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, length));
                break;
            case 4 when random.Next(8) == 0:
                Repeat(input, at, length, random.Next(2_000));
                break;
            case 5:
                Splice(input, at, random);
                break;
            case 6:
                ChangeNumber(input, at, random);
                break;
            case 7 when random.Next(6) == 0:
                input.RemoveRange(at, input.Count - at);
                break;
            default:
                input.InsertRange(at, _words[random.Next(_words.Length)]);
                break;
        }
    }

    private static void Repeat(List<byte> input, int at, int length, int times)
    {
        var part = input.GetRange(at, length);
        for (var time = 0; time < times && input.Count < LongestInput; time++)
            input.InsertRange(at, part);
    }

    private void Splice(List<byte> input, int at, Random random)
    {
        var other = _seeds[random.Next(_seeds.Count)];
        var begin = random.Next(other.Length + 1);
        input.InsertRange(at, other.AsSpan(begin, random.Next(Math.Min(other.Length - begin, 600) + 1)).ToArray());
    }

    private static void ChangeNumber(List<byte> input, int at, Random random)
    {
        var begin = input.FindIndex(at, letter => letter is >= (byte)'0' and <= (byte)'9');
        if (begin < 0)
            return;
        var end = begin;
        while (end < input.Count && input[end] is >= (byte)'0' and <= (byte)'9')
            end++;
        input.RemoveRange(begin, end - begin);
        string[] numbers =
            ["0", "-1", "1", "2147483647", "2147483648", "9223372036854775807", "18446744073709551616", "1e308", "00", "7777777"];
        input.InsertRange(begin, Encoding.ASCII.GetBytes(numbers[random.Next(numbers.Length)]));
    }

    [GeneratedRegex("[A-Za-z_.-]{3,40}")]
    private static partial Regex Word();
}
