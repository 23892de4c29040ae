using System.Globalization;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios;

/// <summary>
/// Files of a megabyte that would take minutes or hours where reading one took the square of its length. None of them is timed here: they
/// have to come to their end.
/// </summary>
public sealed class WorstInputsTests
{
    private const int Megabyte = 999_000;

    [Fact]
    public void ANameOfHalfAMegabyteHasNoNearestWord()
    {
        var name = new string('k', 400_000);

        var mistake = Assert.Single(SampleScenarios.MistakesOf(
            Check($"{{ get: /, capture: {{ {name}: id }} }}", $"{{ get: '/${{{name}x}}' }}")));

        Assert.StartsWith("1: check.requests[1] uses ${kkk", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAliasCountsAsWhatItStandsFor()
    {
        var headers = string.Join(", ", Enumerable.Range(0, 5_000).Select(number => $"h{number}: a"));
        var requests = string.Join(", ", Enumerable.Repeat("*a", 100_000));

        Assert.Contains(
            "is the 20,001st value or stands for it",
            Assert.Single(SampleScenarios.MistakesOf(Check($"&a {{ get: /, headers: {{ {headers} }} }}", requests))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void OfVeryManyMistakesTheFirstAreTold()
    {
        var keys = string.Concat(Enumerable.Range(0, 9_000).Select(number => $"titel{number}: a\n"));

        var mistakes = SampleScenarios.MistakesOf(keys);

        Assert.Equal(201, mistakes.Length);
        Assert.EndsWith("is not the end of the mistakes. Mend these first.", mistakes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void APatternOfListsOneInAnotherIsRefused() => Assert.Contains(
        "must be a regular expression of at most 1,000 characters",
        Assert.Single(SampleScenarios.MistakesOf(Check($"{{ get: /, matches: '{Repeated("[a-z-")}' }}"))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("# syntax=a{0}b\nFROM a\n", " ")]
    [InlineData("#{0}syntax=a\nFROM a\n", " ")]
    [InlineData("# syntax=a\nFROM a\nRUN {0}\n", "<<A ")]
    [InlineData("FROM a\nRUN <<A\n{0}\nA\n", "A \n")]
    [InlineData("FROM a\n{0}\n", "RUN <<A\nA\n")]
    [InlineData("FROM a\n{0}\n", "RUN <<A\n")]
    [InlineData("FROM a\nRUN a \\\n{0}\n", "a \\\n")]
    [InlineData("FROM a\nRUN a \\\n{0}\n", "# a\n")]
    [InlineData("FROM {0}\n", "${a:-")]
    [InlineData("ARG a=b\nARG c=${{a#{0}}}\nFROM a\n", "*")]
    [InlineData("ARG a=b\n{0}\nFROM $a\n", "ARG a=$a$a\n")]
    [InlineData("FROM a\n{0}\n", "ONBUILD ")]
    [InlineData("{0}\n", "FROM a AS b\n")]
    [InlineData("FROM a\nCOPY {0}\n", "--from=b ")]
    [InlineData("FROM a\nRUN {0}\n", "--mount=type=bind,from=b ")]
    [InlineData("FROM a\nRUN [{0}]\n", "\"a\",")]
    [InlineData("{{\"syntax\":{0}\n", "[")]
    [InlineData("{0}", "\\\n")]
    [InlineData("{0}", "'\"\\<")]
    public void ADockerfileOfAMegabyteIsRead(string form, string repeated)
    {
        var text = string.Format(CultureInfo.InvariantCulture, form, Repeated(repeated));

        var facts = DockerfileReader.Parse(text);

        Assert.DoesNotContain(
            facts.Images(null, new Dictionary<string, string>(), ImageBench.Model.Builds.Builder.BuildKit),
            image => image.Name.Length > 255);
    }

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, Megabyte / text.Length));

    private static string Check(params string[] requests) => $"check: {{ port: 1, requests: [ {string.Join(", ", requests)} ] }}";
}
