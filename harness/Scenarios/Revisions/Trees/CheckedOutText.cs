namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>The content of a file with the line ends that a checkout gives it, read piece by piece.</summary>
internal static class CheckedOutText
{
    private const byte Return = (byte)'\r';
    private const byte Feed = (byte)'\n';
    private const byte EndOfFile = 0x1a;
    private const int PieceLength = 128 * 1024;

    /// <summary>How many bytes the file at a path has then; null: it stays as it is.</summary>
    public static long? Length(string path, LineEnds ends)
    {
        if (ends == LineEnds.AsTheyAre)
            return null;
        var counts = default(Counts);
        var last = (byte)0;
        ReadStored(path, piece =>
        {
            foreach (var letter in piece)
            {
                counts.Add(letter, last);
                last = letter;
            }
        });
        counts.End(last);
        return counts.BareFeeds == 0 || (ends == LineEnds.OfWindowsInText && !counts.IsPlainText)
            ? null
            : new FileInfo(path).Length + counts.BareFeeds;
    }

    /// <summary>Hands the file at a path on with a carriage return before each line feed.</summary>
    public static void Read(string path, Action<ReadOnlySpan<byte>> take)
    {
        var last = (byte)0;
        ReadStored(path, piece =>
        {
            var from = 0;
            for (var at = 0; at < piece.Length; last = piece[at++])
            {
                if (piece[at] != Feed || last == Return)
                    continue;
                take(piece[from..at]);
                take([Return]);
                from = at;
            }

            take(piece[from..]);
        });
    }

    private static void ReadStored(string path, Action<ReadOnlySpan<byte>> take)
    {
        using var file = File.OpenRead(path);
        var piece = new byte[PieceLength];
        while (file.Read(piece) is > 0 and var count)
            take(piece.AsSpan(0, count));
    }

    // What git tells text from other files by.
    private struct Counts
    {
        private long _pairs;
        private long _bareReturns;
        private long _printable;
        private long _others;
        private bool _hasNul;

        public long BareFeeds { get; private set; }

        public readonly bool IsPlainText =>
            _pairs == 0 && _bareReturns == 0 && !_hasNul && _printable >> 7 >= _others;

        public void Add(byte letter, byte last)
        {
            if (last == Return && letter != Feed)
                _bareReturns++;
            switch (letter)
            {
                case Feed when last == Return:
                    _pairs++;
                    break;
                case Feed:
                    BareFeeds++;
                    break;
                case Return:
                    break;
                case (byte)'\b' or (byte)'\t' or 0x1b or (byte)'\f':
                    _printable++;
                    break;
                case < 0x20 or 0x7f:
                    _hasNul |= letter == 0;
                    _others++;
                    break;
                default:
                    _printable++;
                    break;
            }
        }

        // Old programs end a text with a sign of its own.
        public void End(byte last)
        {
            if (last == Return)
                _bareReturns++;
            if (last == EndOfFile)
                _others--;
        }
    }
}
