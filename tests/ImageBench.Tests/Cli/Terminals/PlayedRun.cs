using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Ports;
using ImageBench.Runs;
using ImageBench.Statistics.Estimates;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Cli.Terminals;

/// <summary>
/// A run of three variants in which one fails, as events of it reach a display: by a clock that stands still but where the play moves it.
/// It stops at named moments, for whoever looks.
/// </summary>
internal sealed class PlayedRun(IDisplay display, FakeTimeProvider time, Func<string, bool> goesOnAfter)
{
    public static readonly Scenario Scenario = Some.Scenario("go-crud", "single", "single", "multi", "scratch");

    public static Plan Plan { get; } = new(
        [Scenario],
        new RunOptions(
            ["go-crud"], [], [CacheState.Cold, CacheState.Warm], [Builder.BuildKit], Rounds: 2, Seed: 7, TimeSpan.FromMinutes(10), false),
        []);

    /// <summary>Plays on for as long as the one who looks wants it to.</summary>
    public async Task Play()
    {
        foreach (var moment in (Func<string>[])[Begin, FirstSizes, AFailure, Half, NearTheEnd])
        {
            if (!goesOnAfter(moment()))
                break;
            time.Advance(Some.Seconds(0.25));
        }

        await display.DisposeAsync();
    }

    private string Begin()
    {
        display.Say(
            "Docker 27.5.1 at unix:///var/run/docker.sock, overlay2 image store; the build cache is not emptied, since it is not ours.");
        Start("single", CacheState.Cold, 1);
        display.Show(new RunEvent.StepStarted(
            Planned("single", CacheState.Cold, 1),
            "RUN CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -tags netgo,osusergo -o /usr/local/bin/app ./cmd/app\nsecond line"));
        return Moment("begin");
    }

    private string FirstSizes()
    {
        End("single", CacheState.Cold, 1, 28.5);
        Image("single", 613_248_117, 231_004_917, 7);
        Check("single", CheckResult.Passed);
        Start("multi", CacheState.Cold, 1);
        display.Show(new RunEvent.StepStarted(Planned("multi", CacheState.Cold, 1), "[build 4/5] RUN go build ./日本語/..."));
        return Moment("first-sizes");
    }

    private string AFailure()
    {
        End("multi", CacheState.Cold, 1, 31.2);
        Image("multi", 10_130_744, 4_815_162, 2);
        Check("multi", CheckResult.Failed);
        var failed = Planned("scratch", CacheState.Cold, 1);
        display.Show(new RunEvent.BuildStarted(failed));
        display.Show(new RunEvent.BuildEnded(failed, Some.Build(failed.Key, Some.FailedBuild().Outcome with
        {
            Error = "process \"/bin/sh -c go build -o /usr/local/bin/app ./cmd/app\" did not complete successfully: exit code: 1",
            LogTail = ["#9 0.312 main.go:7:2: undefined: x", "#9 0.400 exit 1"],
        })));
        return Moment("failure");
    }

    private string Half()
    {
        Start("single", CacheState.Warm, 1);
        End("single", CacheState.Warm, 1, 0.108);
        Start("multi", CacheState.Warm, 1);
        End("multi", CacheState.Warm, 1, 0.131);
        Start("single", CacheState.Cold, 2);
        return Moment("half");
    }

    private string NearTheEnd()
    {
        End("single", CacheState.Cold, 2, 29.1);
        Start("multi", CacheState.Cold, 2);
        End("multi", CacheState.Cold, 2, 31.9);
        Start("multi", CacheState.Warm, 2);
        return Moment("near-the-end");
    }

    private string Moment(string name)
    {
        time.Advance(Some.Seconds(0.25));
        return name;
    }

    private static PlannedBuild Planned(string variant, CacheState cache, int round) => new(
        Some.Key(variant, cache, round), 1, Scenario, Scenario.Variants.Single(its => its.Name == variant));

    private void Start(string variant, CacheState cache, int round) =>
        display.Show(new RunEvent.BuildStarted(Planned(variant, cache, round)));

    private void End(string variant, CacheState cache, int round, double seconds)
    {
        time.Advance(Some.Seconds(seconds));
        var build = Planned(variant, cache, round);
        display.Show(new RunEvent.BuildEnded(build, Some.Build(build.Key, Some.Outcome(seconds)))
        {
            Left = new TimeLeft(Some.Seconds(240), 7, IsAtMost: false),
        });
    }

    private void Image(string variant, long unpacked, long content, int layers)
    {
        var image = Some.Image(variant, unpacked);
        display.Show(new RunEvent.ImageRead(Planned(variant, CacheState.Cold, 1), image with
        {
            Facts = image.Facts with
            {
                Content = new ByteSize(content),
                Layers =
                [
                    .. Enumerable.Range(1, layers).Select(at => new Layer(at, $"sha256:{at}", "RUN", new ByteSize(unpacked / layers), 1)),
                ],
            },
        }));
    }

    private void Check(string variant, CheckResult result)
    {
        var build = Planned(variant, CacheState.Cold, 1);
        display.Show(new RunEvent.CheckStarted(build, 0));
        display.Show(new RunEvent.CheckEnded(build, new CheckRecord(VariantKey.Of(build.Key), 0, Some.Time, result)
        {
            Failure = result == CheckResult.Failed
                ? new CheckFailure(
                    "GET /movies, to be answered with status 200",
                    "the container ended with exit code 1 after 0.3 s",
                    "The shared library libc.so.6 is not in the image.",
                    ["starting", "exec /app/movies: no such file or directory"])
                : null,
        }));
    }
}
