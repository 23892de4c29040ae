using ImageBench.Model.Builds;
using ImageBench.Statistics.Lines;

namespace ImageBench.Tests.Statistics.Lines;

public class VariantCostTests
{
    private const string TwoStages = """
        ARG GO=golang
        FROM ${GO} AS build
        WORKDIR /src
        # All of it.
        COPY . .
        RUN go build \
          -o /app .

        FROM busybox
        COPY --from=build --chmod=755 /app ./
        EXPOSE 8080
        """;

    [Fact]
    public void EachLineHasItsBytesItsSecondsAndWhatMakesItRunAgain()
    {
        var cost = new CostedDockerfile(TwoStages)
            .Build(CacheState.Cold, ("[internal] load build context", 0.5), ("[build 1/4] FROM docker.io/library/golang", 0.1),
                ("[build 2/4] WORKDIR /src", 0.2), ("[build 3/4] COPY . .", 1), ("[build 4/4] RUN go build   -o /app .", 20),
                ("[stage-1 1/2] FROM docker.io/library/busybox", 0.1), ("[stage-1 2/2] COPY --from=build --chmod=755 /app ./", 2))
            .Build(CacheState.IncrementalSource, ("[build 1/4] FROM docker.io/library/golang", 0.1), ("[build 2/4] WORKDIR /src", -1),
                ("[build 3/4] COPY . .", 1), ("[build 4/4] RUN go build   -o /app .", 9),
                ("[stage-1 2/2] COPY --from=build --chmod=755 /app ./", 2))
            .Layers(true, ("ADD busybox /", 4_000_000))
            .Layers(false, ("COPY /app ./", 6_000_000))
            .Cost();

        Assert.Equal(
            [
                "2 FROM: cold 0.1 on path, source ran 1",
                "3 WORKDIR: cold 0.2 on path, source ran 0",
                "5 COPY: cold 1 on path, source ran 1",
                "6 RUN: cold 20 on path, source ran 1",
                "9 FROM: parent 4.00 MB, cold 0.1 on path, source ran 0",
                "10 COPY: 6.00 MB, cold 2 on path, source ran 1",
            ],
            cost.Lines.Where(line => line.Runs.Count > 0).Select(Told));
        Assert.Equal(0.5, cost.Builders[CacheState.Cold].Mean.TotalSeconds);
        Assert.Equal((0, 0.0), (cost.OtherLayers.Count, cost.OtherSteps[CacheState.Cold].Mean.TotalSeconds));
    }

    [Fact]
    public void ALineThatSaysTheSameTwiceIsToldApartByItsPlaceAndElseByNobody()
    {
        var twice = new CostedDockerfile("FROM a\nRUN sync\nCOPY x /\nRUN sync\n")
            .Build(CacheState.Cold, ("[1/4] FROM a", 0), ("[2/4] RUN sync", 1), ("[3/4] COPY x /", 2), ("[4/4] RUN sync", 4))
            .Layers(false, ("RUN sync", 10), ("COPY x /", 20), ("RUN sync", 30)).Cost();
        // One of the two left no layer behind.
        var once = new CostedDockerfile("FROM a\nRUN sync\nRUN sync\n").Layers(false, ("RUN sync", 10)).Cost();

        Assert.Equal([null, 10, 20, 30], twice.Lines.Select(line => line.Unpacked?.Bytes));
        Assert.Equal([0.0, 1, 2, 4], twice.Lines.Select(line => line.Cold!.Mean.TotalSeconds));
        Assert.All(once.Lines, line => Assert.Null(line.Unpacked));
        Assert.Equal(10, Assert.Single(once.OtherLayers).Unpacked.Bytes);
        Assert.Equal(10, once.Unpacked!.Value.Bytes);
    }

    [Fact]
    public void WhatNoLineMadeIsToldAndGivenToNone()
    {
        var squashed = new CostedDockerfile("FROM a\nRUN one\nRUN two\n").Layers(true, ("ADD a", 5)).Layers(false, ("", 70)).Cost();
        // ONBUILD of the parent image.
        var triggered = new CostedDockerfile("FROM a\nRUN one\n")
            .Build(CacheState.Cold, ("[1/2] FROM a", 0), ("[2/2] COPY . /app", 3), ("[3/2] RUN npm install", 4), ("[4/2] RUN one", 1))
            .Layers(false, ("COPY . /app", 30), ("RUN npm install", 40), ("RUN one", 10)).Cost();

        Assert.Equal([5L, null, null], squashed.Lines.Select(line => line.Unpacked?.Bytes));
        Assert.Equal(75, squashed.Unpacked!.Value.Bytes);
        Assert.Equal(["COPY . /app", "RUN npm install"], triggered.OtherInstructions);
        Assert.Equal(7, triggered.OtherSteps[CacheState.Cold].Mean.TotalSeconds);
        Assert.Equal((10L, 70L), (triggered.Lines.Last().Unpacked!.Value.Bytes, triggered.OtherLayers.Sum(layer => layer.Unpacked.Bytes)));
    }

    [Fact]
    public void DocumentsArgumentsListsAndFoldersAreFoundUnderWhatBuildersCallThem()
    {
        var cost = new CostedDockerfile("""
            FROM scratch
            ARG V=1
            WORKDIR app
            RUN <<EOF
            echo one
            EOF
            COPY <<-"X" /etc/x
            	text
            	X
            ADD https://example.org/${V}.tar /x/$V/
            RUN ["make", "all"]
            SHELL ["/bin/bash", "-c"]
            RUN set -e; make
            """)
            .Build(CacheState.Cold, ("[1/6] WORKDIR app", 1), ("[2/6] RUN <<EOF (echo one)", 2), ("[3/6] COPY <<-X /etc/x", 3),
                ("[4/6] ADD https://example.org/1.tar /x/1/", 4), ("[5/6] RUN [\"make\", \"all\"]", 5), ("[6/6] RUN set -e; make", 6))
            .Layers(false, ("WORKDIR /app", 1), ("RUN <<EOF (echo one)", 2), ("COPY <<-X /etc/x", 3),
                ("ADD https://example.org/1.tar /x/1/", 4), ("RUN make all", 5), ("RUN /bin/bash -c set -e; make", 6)).Cost();

        Assert.Equal([], cost.OtherInstructions);
        Assert.Equal([1L, 2, 3, 4, 5, 6], cost.Lines.Select(line => line.Unpacked?.Bytes).OfType<long>());
        Assert.Equal([1.0, 2, 3, 4, 5, 6], cost.Lines.Select(line => line.Cold?.Mean.TotalSeconds).OfType<double>());
    }

    [Fact]
    public void TheClassicBuildersStepsAreItsInstructionsAndItsLayersAreKnownByWhereTheyWent()
    {
        var cost = new CostedDockerfile("ARG A=1\nFROM a\nCOPY x /one/\nCOPY y /two/\nCMD [\"x\"]\n") { Builder = Builder.Classic }
            .Build(CacheState.Cold, ("[1/6] ARG A=1", 1), ("[2/6] FROM a", 2), ("[3/6] COPY x /one/", 3), ("[4/6] COPY y /two/", 4),
                ("[5/6] CMD [\"x\"]", 5), ("[6/6] LABEL imagebench.run=x", 6))
            .Layers(false, ("COPY file:0a in /one/", 7), ("COPY file:0b in /two/", 8)).Cost();

        Assert.Equal([1.0, 2, 3, 4, 5], cost.Lines.Select(line => line.Cold!.Mean.TotalSeconds));
        Assert.Equal([7L, 8], cost.Lines.Select(line => line.Unpacked?.Bytes).OfType<long>());
        Assert.Equal(["LABEL imagebench.run=x"], cost.OtherInstructions);
    }

    [Fact]
    public void OfARunWithoutDockerfilesThereIsNothing() => Assert.Null(CostSum.Of(Some.Results(), Some.Variant().Key));

    private static string Told(LineCost line) =>
        FormattableString.Invariant($"{line.Part.Line} {line.Part.Word}: ")
        + (line.Unpacked is { } bytes ? $"{(line.IsOfParent ? "parent " : "")}{bytes}, " : "")
        + FormattableString.Invariant($"cold {line.Cold!.Mean.TotalSeconds}{(line.Cold.OnPath > 0 ? " on path" : "")}, ")
        + FormattableString.Invariant($"source ran {line.Runs[CacheState.IncrementalSource].Ran}");
}
