using System.Text;

namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>The words that a text is put together to, piece by piece.</summary>
internal sealed class WordList
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _inWord;

    /// <summary>All of them; the last one is over then.</summary>
    public IReadOnlyList<string> All()
    {
        End();
        return _words;
    }

    /// <summary>Adds text in which a blank ends a word.</summary>
    public void Add(string text)
    {
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
                Append(letter.ToString());
            else if (_inWord)
                End();
        }
    }

    /// <summary>Adds text that is part of a word as it is.</summary>
    public void Append(string text)
    {
        _word.Append(text);
        _inWord = true;
    }

    public void Forget() => _word.Clear();

    private void End()
    {
        if (_word.Length == 0)
            return;
        _words.Add(_word.ToString());
        _word.Clear();
        _inWord = false;
    }
}
