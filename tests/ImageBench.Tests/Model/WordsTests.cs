using System.Reflection;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images.Entries;

namespace ImageBench.Tests.Model;

public class WordsTests
{
    /// <summary>The enumerations of which any member has a word.</summary>
    public static TheoryData<Type> Enumerations =>
        [.. typeof(Words).Assembly.GetTypes().Where(type => type.IsEnum && WordsOf(type).Any(word => word is not null))];

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void EachMemberHasOneOfItsOwn(Type enumeration)
    {
        var words = WordsOf(enumeration).ToList();

        Assert.DoesNotContain(null, words);
        var spellings = words.SelectMany(word => ((string?[])[word!.Text, word.Older]).OfType<string>()).ToList();
        Assert.Equal(spellings.Distinct(), spellings);
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void AreSpelledInOneWay(Type enumeration) =>
        Assert.All(WordsOf(enumeration), word => Assert.Matches("^[a-z]+([- ][a-z]+)*$", word!.Text));

    [Fact]
    public void LeadBackToTheirMember() =>
        Assert.All(Enum.GetValues<CacheState>(), state => Assert.Equal(state, Words.Find<CacheState>(state.Word())));

    [Theory]
    [InlineData("left_out", BuildStatus.Skipped)]
    [InlineData("timed_out", BuildStatus.TimedOut)]
    public void OfOlderFilesAreStillRead(string word, object status) => Assert.Equal(status, Words.Find<BuildStatus>(word));

    [Theory]
    [InlineData("")]
    [InlineData("Cold")]
    [InlineData("frozen")]
    [InlineData("0")]
    public void ThatNoMemberHasAreNoMember(string word) => Assert.Null(Words.Find<CacheState>(word));

    [Fact]
    public void AValueWithoutAMemberHasNone() => Assert.Throws<ArgumentOutOfRangeException>(() => ((EntryKind)99).Word());

    private static IEnumerable<WordAttribute?> WordsOf(Type enumeration) =>
        enumeration.GetFields(BindingFlags.Public | BindingFlags.Static).Select(member => member.GetCustomAttribute<WordAttribute>());
}
