using System.Globalization;
using System.Text;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model.Builds;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.EngineTests.Sessions;

/// <summary>What only a builder can have that asks for its files: their own times, links as links, what changed alone, secrets.</summary>
public class SessionTests(TestEngine engine)
{
    // The rule by which make, cargo and others decide what to compile.
    private const string Make = """
        RUN --mount=type=cache,target=/kept \
            if [ ! -e /kept/main.o ] || [ main.c -nt /kept/main.o ]; then cp main.c /kept/main.o; fi && cp /kept/main.o /program

        """;

    [Fact]
    public async Task AnEditedSourceBehindACacheMountIsCompiled()
    {
        engine.Need();
        // A cache mount of its own.
        var make = Make.Replace("/kept", $"/kept-{Guid.NewGuid():n}", StringComparison.Ordinal);
        await using var bench = new SessionBench(engine)
            .With("main.c", "int main() { return 0; }\n")
            .With("Dockerfile", "FROM imagebench/busybox\nCOPY main.c .\n" + make);
        var first = await bench.Build();
        Assert.Equal(BuildWay.Session, first.Way);
        Assert.DoesNotContain("edited", await bench.Read(first, "/program"), StringComparison.Ordinal);

        for (var edit = 1; edit <= 2; edit++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"/* edited {edit} */\n");
            // The shell there compares whole seconds (make does not), so the edit must be made in a later one than what was compiled
            // before.
            var at = TimeProvider.System.GetUtcNow().AddSeconds(1);
            var edited = await bench.Build(new FileEdit("main.c", Encoding.UTF8.GetBytes(mark), at));

            Assert.EndsWith(mark, await bench.Read(edited, "/program"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NamesOfOneFileAreSentOnceAndAreOneFileThere()
    {
        engine.Need();
        const int length = 3_000_000;
        await using var bench = new SessionBench(engine)
            .With("Dockerfile", """
                FROM imagebench/busybox
                RUN --mount=type=bind,target=/c test /c/one -ef /c/three && test /c/one -ef /c/d/two && test "$(stat -c %h /c/one)" = 3

                """)
            .With("one", new string('x', length)).With("d/file", "x");
        await Shell.Run($"cd '{bench.Folder}' && ln one d/two && ln one three");

        var outcome = await bench.Build();

        Assert.InRange(outcome.Sent!.Value.Bytes, length, length * 1.1);
    }

    [Fact]
    public async Task TheNextBuildIsSentWhatChangedAlone()
    {
        engine.Need();
        await using var bench = new SessionBench(engine)
            .With("Dockerfile", "FROM imagebench/busybox\nCOPY . /c\n")
            .With("large", new string('x', 2_000_000))
            .With("small", "x");
        var first = await bench.Build();
        var edited = await bench.Build(new FileEdit("small", "y"u8.ToArray(), TimeProvider.System.GetUtcNow()));
        var again = await bench.Build();

        Assert.True(first.Sent!.Value.Bytes > 2_000_000);
        Assert.InRange(edited.Sent!.Value.Bytes, 1, 10_000);
        Assert.Equal("xy", await bench.Read(edited, "/c/small"));
        Assert.Equal("x", await bench.Read(again, "/c/small"));
        Assert.Equal(first.ImageId, again.ImageId);
    }

    [Fact]
    public async Task AFailedBuildSaysWhyInTheBuildersWordsAndItsStepsAreKept()
    {
        engine.Need();
        await using var bench = new SessionBench(engine).With("Dockerfile", "FROM imagebench/busybox\nRUN echo it breaks here && exit 3\n");

        var outcome = await engine.Engine.Build(bench.Request(), _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((BuildStatus.Failed, BuildWay.Session), (outcome.Status, outcome.Way));
        Assert.Contains("exit code: 3", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("it breaks here", outcome.LogTail);
        Assert.Contains(outcome.Steps, step => step is { Number: 2, Error: not null });
    }

    [Fact]
    public async Task ACancelledBuildEndsItsStepAtOnce()
    {
        engine.Need();
        var sleeping = new SleepingBuild();
        await using var bench = new SessionBench(engine).With("Dockerfile", sleeping.Dockerfile);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var building = engine.Engine.Build(bench.Request(), _ => { }, cancel.Token);
        var asleep = await sleeping.UntilAsleep();

        await cancel.CancelAsync();

        Assert.Equal(BuildStatus.Cancelled, (await building).Status);
        while (Directory.Exists($"/proc/{TestEngine.Number(asleep)}"))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
