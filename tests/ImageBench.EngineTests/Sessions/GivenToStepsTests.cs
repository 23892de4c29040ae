using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Sessions;

/// <summary>What a session gives steps and keeps out of the image.</summary>
[Collection(BothEnginesCollection.Name)]
public class GivenToStepsTests(TestEngine installed, NewerEngine newer)
{
    private const string AskTheAgent = "perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new($ENV{SSH_AUTH_SOCK}) or die; "
        + "syswrite $s, pack(\"NC\", 1, 11); sysread $s, $answer, 9; print unpack(\"H*\", $answer)'";

    [Theory]
    [InlineData(BothEnginesCollection.Installed)]
    [InlineData(BothEnginesCollection.Newer)]
    public async Task ASecretAndAnSshAgentAreThereForTheirStepsAndNowhereElse(string name)
    {
        var engine = await BothEnginesCollection.Start(name, installed, newer);
        await using var agent = new ListedKeys();
        await using var bench = new SessionBench(engine)
            .With("Dockerfile", $"""
                FROM imagebench/debian
                RUN --mount=type=secret,id=token wc -c < /run/secrets/token > /length && echo {Guid.NewGuid()}
                RUN --mount=type=ssh,required {AskTheAgent} > /keys
                RUN test ! -e /run/secrets/token && test -z "$SSH_AUTH_SOCK"

                """);
        var request = bench.Request() with
        {
            Secrets = new Dictionary<string, ReadOnlyMemory<byte>> { ["token"] = "s3cr3t"u8.ToArray() },
            SshAgents = new Dictionary<string, string> { ["default"] = agent.Path },
        };

        var outcome = await bench.Build(request, engine);

        Assert.Equal("6", (await bench.Read(outcome, "/length")).Trim());
        Assert.Equal("000000050c00000000", await bench.Read(outcome, "/keys"));
        Assert.Equal(1, agent.Asked);
    }
}
