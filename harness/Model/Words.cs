using System.Collections.Frozen;
using System.Reflection;

namespace ImageBench.Model;

/// <summary>From a member of an enumeration to the word that stands at it, and back.</summary>
internal static class Words
{
    public static string Word<T>(this T value) where T : struct, Enum => Of<T>.ByValue.TryGetValue(value, out var word)
        ? word
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"No word stands at this {typeof(T).Name}.");

    /// <summary>The member that a word stands for, also one of an older version; null for an unknown word.</summary>
    public static T? Find<T>(string word) where T : struct, Enum => Of<T>.ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>All of them, for a sentence: "hub, debian".</summary>
    public static string List<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(value => value.Word()));

    // Reflection is slow and a run reads some hundred thousand words: each enumeration is asked once.
    private static class Of<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Members()
            .ToFrozenDictionary(member => member.Value, member => member.Word.Text);

        public static readonly FrozenDictionary<string, T> ByWord = Members()
            .SelectMany(member => Spellings(member.Word).Select(text => (Text: text, member.Value)))
            .ToFrozenDictionary(word => word.Text, word => word.Value, StringComparer.Ordinal);

        private static IEnumerable<string> Spellings(WordAttribute word) => word.Older is { } older ? [word.Text, older] : [word.Text];

        private static IEnumerable<(T Value, WordAttribute Word)> Members() =>
            from value in Enum.GetValues<T>()
            let word = typeof(T).GetField(value.ToString())?.GetCustomAttribute<WordAttribute>()
            where word is not null
            select (value, word);
    }
}
