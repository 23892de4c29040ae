using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios.Dockerfiles;

public class InstructionLineTests
{
    private const string Dockerfile =
        "FROM a AS build\nCOPY . /app\nRUN make \\\n    # why\n    install  all\nFROM b\nCOPY --from=build --chown=1 /app /app\n"
            + "RUN <<EOF\nmake it\nEOF\ncopy . /app\nRUN make $X\n";

    [Theory]
    [InlineData("RUN make install all", 3)]
    [InlineData("RUN make     install  all", 3)]
    [InlineData("RUN make \\\n    install all", 3)]
    [InlineData("COPY /app /app", 7)]
    [InlineData("COPY --chown=1 /app /app", 7)]
    [InlineData("COPY . /app", 11)]
    [InlineData("RUN make $X", 12)]
    public void IsTheLastThatReadsAsTheLayer(string instruction, int line) =>
        Assert.Equal(line, InstructionLine.Find(Dockerfile, instruction));

    [Theory]
    [InlineData("")]
    [InlineData("RUN make y")]
    [InlineData("RUN")]
    [InlineData("make it")]
    public void IsNotKnownWhereNoneDoes(string instruction) => Assert.Null(InstructionLine.Find(Dockerfile, instruction));
}
