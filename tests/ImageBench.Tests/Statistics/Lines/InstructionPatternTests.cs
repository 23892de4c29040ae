using ImageBench.Statistics.Lines;

namespace ImageBench.Tests.Statistics.Lines;

public class InstructionPatternTests
{
    [Theory]
    [InlineData("RUN a$x-$y", "RUN a1-2", true)]
    [InlineData("RUN a$x$y", "RUN a", true)]
    [InlineData("RUN a${x}a", "RUN a", false)]
    [InlineData("RUN a${x}b${y}b", "RUN ab", false)]
    [InlineData("RUN a${x}b${y}b", "RUN abb", true)]
    [InlineData("RUN a$x--$y", "RUN a----", true)]
    [InlineData("RUN make", "RUN --mount=type=cache --network=none  make", true)]
    [InlineData("RUN [\"make\", \"all\"]", "RUN make all", true)]
    [InlineData("WORKDIR app/", "WORKDIR /srv/app", true)]
    [InlineData("WORKDIR ./app", "WORKDIR /app/", true)]
    [InlineData("WORKDIR app", "WORKDIR /myapp", false)]
    [InlineData("WORKDIR /app", "WORKDIR /x/app", false)]
    public void AValueMayStandWhereAVariableDoes(string line, string step, bool isIt) =>
        Assert.Equal(isIt, new InstructionPattern(line).IsStep(new ToldInstruction(step)));
}
