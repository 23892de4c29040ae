using ImageBench.Model.Runs;
using ImageBench.Runs.Inputs;

namespace ImageBench.Tests.Runs.Resuming;

public class InputDifferenceTests
{
    [Fact]
    public void FilesAreToldApartByTheirNamesAndDigests()
    {
        Assert.Equal(
            ["app/changed (changed)", "app/gone (gone)", "app/new (new)"],
            InputDifference.Between(
                [Inputs("app", ("same", "1"), ("changed", "2"), ("gone", "3"))],
                [Inputs("app", ("same", "1"), ("changed", "4"), ("new", "5"))]));
    }

    // Otherwise a run folder that came from elsewhere would have any folder sent to its builds.
    [Fact]
    public void WhereARunDoesNotSayWhatItWasMadeOfAllIsNew()
    {
        Assert.Equal(["app/Dockerfile (new)"], InputDifference.Between([], [Inputs("app", ("Dockerfile", "1"))]));
        Assert.Equal(
            ["app/Dockerfile (new)"],
            InputDifference.Between([Inputs("other", ("Dockerfile", "1"))], [Inputs("app", ("Dockerfile", "1"))]));
    }

    [Fact]
    public void WhatIsNotBuiltAnyMoreIsNoDifference() =>
        Assert.Empty(InputDifference.Between([Inputs("other", ("a", "1")), Inputs("app", ("a", "1"))], [Inputs("app", ("a", "1"))]));

    private static BuildInputs Inputs(string scenario, params (string Name, string Digest)[] files) =>
        new(scenario, files.ToDictionary(file => file.Name, file => file.Digest));
}
