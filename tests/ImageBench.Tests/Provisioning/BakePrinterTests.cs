using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

/// <summary>With a script in the place of Docker's client.</summary>
[Collection(nameof(EnvironmentCollection))]
public sealed class BakePrinterTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    [Fact]
    public void WhatABakeFileComesToIsPrinted()
    {
        Place("echo \"{ $* }\"");

        Assert.Equal("{ buildx bake --print --file x.hcl web }\n", Print());
    }

    [Fact]
    public void WhatComesToMoreThanAnyIsNotWaitedFor()
    {
        // It would go on for ever, as a file does that says more and more.
        Place("head -c 17000000 /dev/zero; sleep 100000");

        var fault = Assert.Throws<Fault>(Print);

        Assert.Contains("printed more than 16 MB", fault.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _folder.Dispose();
    }

    private static string Print() => BakePrinter.Print("x.hcl", ["web"], TestContext.Current.CancellationToken);

    private void Place(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Scripts are no programs there.");
        var docker = Path.Combine(_folder.Path, "docker");
        File.WriteAllText(docker, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PATH", _folder.Path + Path.PathSeparator + _path);
    }
}
