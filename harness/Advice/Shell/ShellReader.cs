namespace ImageBench.Advice.Shell;

/// <summary>Reads commands out of a shell's text; what it does not know for certain, it does not read at all.</summary>
internal sealed class ShellReader(string text)
{
    private const string Signs = "&|;()<>";

    // What begins and ends something that is not run once, or not always; the others part it. "for" is read as a command's name.
    private static readonly string[] Openers = ["if", "while", "until", "for", "{"];
    private static readonly string[] Closers = ["fi", "done", "}"];
    private static readonly string[] Between = ["then", "else", "elif", "do", "!"];
    private static readonly string[] Unknown = ["case", "esac", "select", "function", "coproc", "[[", "]]", "time"];

    private readonly List<ShellCommand> _commands = [];
    private readonly List<ShellWord> _words = [];
    private readonly List<ShellWord> _assignments = [];
    private string _joint = "";
    private bool _isRedirected;
    private bool _isTurned;
    private bool _isBegun;
    private int _depth;
    private int _begin;
    private int _end;
    private int _at;

    public IReadOnlyList<ShellCommand>? Read()
    {
        for (SkipBlanks(); _at < text.Length; SkipBlanks())
        {
            var isRead = text[_at] is not ('#' or '\n' or '\r')
                && (Signs.Contains(text[_at], StringComparison.Ordinal) ? ReadSign() : ReadWord());
            if (!isRead)
                return null;
        }

        if (_depth > 0 || (!_isBegun && _joint is not ("" or ";")))
            return null;
        End("");
        return _commands;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t')
            _at++;
    }

    private bool ReadSign()
    {
        var rest = text.AsSpan(_at);
        if (rest[0] is '<' or '>')
            return ReadRedirection(digits: 0);
        var sign = rest.StartsWith("&&") ? "&&" : rest.StartsWith("||") ? "||" : rest[..1].ToString();
        _at += sign.Length;
        if (sign == "(")
        {
            // Behind a name it begins a function.
            _depth++;
            return !_isBegun;
        }

        // Jobs, |& and ;; are not read.
        if (!_isBegun || sign == "&" || (_at < text.Length && text[_at] is '&' or ';'))
            return false;
        if (sign != ")")
        {
            End(sign);
            return true;
        }

        End(";");
        (_isBegun, _depth) = (true, _depth - 1);
        return _depth >= 0;
    }

    private bool ReadRedirection(int digits)
    {
        var begin = _at - digits;
        var rest = text.AsSpan(_at);
        if (rest.StartsWith("<<") || rest.StartsWith("<(") || rest.StartsWith(">("))
            return false;
        _at += rest.StartsWith(">>") || rest.StartsWith(">&") || rest.StartsWith("<&") || rest.StartsWith(">|") ? 2 : 1;
        SkipBlanks();
        if (WordEnd.Find(text, _at) is not { } end || end == _at)
            return false;
        Note(begin, end);
        _isRedirected = true;
        return true;
    }

    private bool ReadWord()
    {
        if (WordEnd.Find(text, _at) is not { } end)
            return false;
        var word = new ShellWord(text[_at..end], _at, end);
        if (end < text.Length && text[end] is '<' or '>' && word.Text.All(char.IsAsciiDigit))
        {
            _at = end;
            return ReadRedirection(word.Text.Length);
        }

        if (_words.Count == 0 && _assignments.Count == 0 && IsReserved(word.Text))
        {
            _at = end;
            return !Unknown.Contains(word.Text) && _depth >= 0;
        }

        Note(word.Begin, end);
        (_words.Count == 0 && IsAssignment(word.Text) ? _assignments : _words).Add(word);
        return true;
    }

    private bool IsReserved(string word)
    {
        _depth += Openers.Contains(word) ? 1 : Closers.Contains(word) ? -1 : 0;
        _isBegun |= Closers.Contains(word);
        _isTurned |= word == "!";
        return word != "for" && (Openers.Contains(word) || Closers.Contains(word) || Between.Contains(word) || Unknown.Contains(word));
    }

    private void Note(int begin, int end)
    {
        if (_words.Count == 0 && _assignments.Count == 0 && !_isRedirected)
            _begin = begin;
        (_at, _end, _isBegun) = (end, end, true);
    }

    private void End(string next)
    {
        if (_words.Count > 0 || _assignments.Count > 0 || _isRedirected)
        {
            _commands.Add(new ShellCommand(_joint, [.. _assignments], [.. _words], _isRedirected, _begin, _end)
            {
                IsNested = _depth > 0 || _isTurned,
            });
        }

        _words.Clear();
        _assignments.Clear();
        (_joint, _isRedirected, _isTurned, _isBegun) = (next, false, false, false);
    }

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !char.IsAsciiDigit(word[0])
            && word[..equals].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
    }
}
