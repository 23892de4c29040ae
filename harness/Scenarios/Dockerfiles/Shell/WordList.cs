using System.Text;

namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>The words that a text is put together to, piece by piece.</summary>
internal sealed class WordList
{
    private readonly List<string> words = [];
    private readonly StringBuilder word = new();
    private bool inWord;

    /// <summary>All of them; the last one is over then.</summary>
    public IReadOnlyList<string> All()
    {
        End();
        return words;
    }

    /// <summary>Adds text in which a blank ends a word.</summary>
    public void Add(string text)
    {
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
                Append(letter.ToString());
            else if (inWord)
                End();
        }
    }

    /// <summary>Adds text that is part of a word as it is.</summary>
    public void Append(string text)
    {
        word.Append(text);
        inWord = true;
    }

    public void Forget() => word.Clear();

    private void End()
    {
        if (word.Length == 0)
            return;
        words.Add(word.ToString());
        word.Clear();
        inWord = false;
    }
}
