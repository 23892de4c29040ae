using ImageBench.Model.Dockerfiles;
using ImageBench.Results.Tables.Details;

namespace ImageBench.Tests.Results.Tables.Details;

public sealed class DockerfilesCsvTests : IDisposable
{
    private static readonly VariantDockerfile[] HardCases =
    [
        new("go-crud", "single", 1, "Dockerfile.single",
        [
            new DockerfilePart(1, "# syntax=docker/dockerfile:1\n\n", null),
            new DockerfilePart(3, "ARG GO=\"golang, 1\"", null) { Instruction = "ARG GO=\"golang, 1\"" },
            new DockerfilePart(4, "FROM ${GO} AS build", 0)
            {
                Instruction = "FROM ${GO} AS build", StageName = "build", Base = "golang, 1", IsInImage = true,
            },
            new DockerfilePart(5, "RUN <<EOF\n=1+1\nEOF", 0) { Instruction = "RUN <<EOF", IsInImage = true },
            new DockerfilePart(8, "FROM build", 1) { Instruction = "FROM build", Base = "build", BaseStage = 0, IsInImage = true },
        ]),
        new("=sum", "multi", 1, "../a/Dockerfile", [new DockerfilePart(1, "FROM scratch", 0) { Instruction = "FROM scratch" }]),
        new("=sum", "multi", 2, "../a/Dockerfile", [new DockerfilePart(1, "", null)]),
    ];

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsAsApproved(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;

        Approved.Matches("Results/Approved/dockerfiles.csv", DockerfilesCsv.Text("run", HardCases));
    }

    [Fact]
    public void GivesItsRowsBackAsDockerfiles()
    {
        var files = DockerfilesCsv.Read(_temp.Write("dockerfiles.csv", DockerfilesCsv.Text("run", HardCases)));

        Assert.Equal(HardCases.Select(file => file with { Parts = [] }), files.Select(file => file with { Parts = [] }));
        Assert.Equal(HardCases.Select(file => file.Parts), files.Select(file => file.Parts));
    }

    [Fact]
    public void OfAnOlderRunThatHasNoneIsEmpty() => Assert.Empty(DockerfilesCsv.Read(Path.Combine(_temp.Path, "dockerfiles.csv")));

    public void Dispose() => _temp.Dispose();
}
