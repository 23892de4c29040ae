using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

public sealed class MachineKindTests
{
    [Theory]
    [InlineData("linux", "6.1.0-18-amd64", false, null, false)]
    [InlineData("linux", "6.1.0-18-amd64", true, "a container: ", false)]
    [InlineData("linux", "5.15.167.4-microsoft-standard-WSL2", false, "Linux in WSL: ", false)]
    [InlineData("macos", "", false, "macOS: ", true)]
    [InlineData("windows", "", false, "Windows: ", true)]
    public void WhatMattersOfAMachineIsSaid(string system, string kernel, bool isContainer, string? begins, bool hasNoLinux)
    {
        var kind = MachineKind.Of(system, kernel, isContainer);

        Assert.Equal(begins is null, kind.Sentence is null);
        Assert.StartsWith(begins ?? "", kind.Sentence ?? "", StringComparison.Ordinal);
        Assert.Equal((hasNoLinux, !hasNoLinux), (kind.InsteadOfEngine is not null, kind.IsLinux));
    }
}
