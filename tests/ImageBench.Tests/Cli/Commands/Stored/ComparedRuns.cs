using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli.Commands.Stored;

/// <summary>Stored runs, and what comparing two of them says.</summary>
internal sealed class ComparedRuns : IDisposable
{
    public static readonly double[] Before = [28.1, 28.5, 28.9, 28.4, 28.6];
    private static readonly double[] After = [30.2, 30.6, 30.1, 30.9, 30.4];

    private readonly TempFolder _temp = new();

    // "old" is only here, "new" only there; "small" fails there.
    public string Earlier() => Write(new StoredRun("earlier")
        .Add("single", 613_248_117, Before).AddWarm("single", 0.108, 0.110, 0.107, 0.109, 0.111)
        .Add("multi", 10_130_744, Before).AddWarm("multi", 0.131, 0.135)
        .Add("small", 5_000_000, 3, 4)
        .Add("old", 1, 1, 2));

    public string Later() =>
        Write(
            new StoredRun("later")
            {
                Run = Some.Run() with
                {
                    HarnessCommit = "0123456789abcdef",
                    Interrupted = true,
                    Host = Some.Run().Host with { LoadAverage = 3, Runtime = ".NET 11.0.0" },
                },
            }
        .Add("single", 613_248_117, Before).AddWarm("single", 0.097, 0.098, 0.096)
        .Add("multi", 11_130_000, After)
        .AddFailed("small")
        .Add("new", 1, 1, 2));

    public string OnOtherHost() => Write(new StoredRun("other")
    {
        Run = Some.Run() with
        {
            BaseSet = BaseSet.Hub,
            Parents = [new ParentFacts("imagebench/go", "sha256:eee", "sha256:f", [])],
            Engine = Some.Run().Engine with
            {
                Version = "28.5.2",
                ImageStore = "containerd",
                IsPrivate = false,
                Architecture = "aarch64",
                Cores = 8,
            },
            Host = Some.Run().Host with { CpuModel = "Another", Cores = 4 },
        },
    }.Add("single", 613_248_118, Before));

    public string Folder(string name) => Path.Combine(_temp.Path, name);

    public string Write(StoredRun run) => run.Write(_temp.Path);

    public static async Task<string> Refusal(string a, string b)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Compare(a, b));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        return fault.Message;
    }

    public static async Task<string> Compare(params string[] arguments)
    {
        var ended = await InvokedCommand.Run(["compare", .. arguments]);
        Assert.Equal(0, ended.ExitCode);
        return ended.Output;
    }

    public void Dispose() => _temp.Dispose();
}
