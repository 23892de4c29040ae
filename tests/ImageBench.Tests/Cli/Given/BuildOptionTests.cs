namespace ImageBench.Tests.Cli.Given;

/// <summary>The options of Docker's own build command, on the command line of a run.</summary>
public sealed class BuildOptionTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task EveryMistakeIsToldAtOnceAndNothingIsBuilt()
    {
        var ended = await _line.Run(
            "--dry-run",
            "--secret", "npmrc",
            "--secret", "id=a,env=A,src=b",
            "--secret", "id=b,src=x\0y",
            "--ssh", "=",
            "--ssh", "default=x\0y",
            "--build-context", "c=x\0y",
            "--build-context", "assets=nowhere",
            "--build-context", "dockerfile=.",
            "--platform", "arm64",
            "--network", "mine",
            "--add-host", "a",
            "--shm-size", "0",
            "--ulimit", "nofile=2:1",
            "--label", "imagebench.run=x",
            "--cache-from", "type=s3,secret_access_key=x",
            "--cache-to", "type=local,src=x");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(
            [
                "--add-host 'a' is not one that a build can be given; write NAME:ADDRESS, such as registry.local:10.0.0.5 "
                    + "or host.docker.internal:host-gateway.",
                "--build-context 'assets=nowhere' is no folder that is there; write NAME=PATH with a folder, or docker-image://IMAGE.",
                "--build-context 'c=x\\u0000y' names nothing; write NAME=PATH with a folder, or docker-image://IMAGE.",
                "--build-context 'dockerfile=.' is a name of the builder's own; write NAME=PATH with a folder, or docker-image://IMAGE.",
                "--cache-from 'type=s3,secret_access_key=x' is of the type 's3', which is not known here; write "
                    + "type=registry,ref=NAME, or type=local,src=FOLDER.",
                "--cache-to 'type=local,src=x' has a part 'src' that is not known here; write type=registry,ref=NAME,mode=max, "
                    + "type=local,dest=FOLDER,mode=max or type=inline.",
                "--label 'imagebench.run=x' is not one that a build can be given; write NAME=VALUE, where imagebench.* are the marks "
                    + "of runs.",
                "--network 'mine' is not one that a build can be given; write default, host, none.",
                "--platform 'arm64' is not one that a build can be given; write OS/ARCH or OS/ARCH/VARIANT, such as linux/arm64.",
                "--secret 'id=a,env=A,src=b' names not one source; write id=ID,env=VARIABLE or id=ID,src=FILE.",
                "--secret 'id=b,src=x\\u0000y' names nothing; write id=ID,env=VARIABLE or id=ID,src=FILE.",
                "--secret 'npmrc' has a part 'npmrc' that is not known; write id=ID,env=VARIABLE or id=ID,src=FILE.",
                "--shm-size '0' is not one that a build can be given; write a number of bytes, or one with b, k, m or g, such as 128m.",
                "--ssh '=' names no agent; write default, or ID=SOCKET.",
                "--ssh 'default=x\\u0000y' names no agent; write default, or ID=SOCKET.",
                "--ulimit 'nofile=2:1' is not one that a build can be given; write NAME=SOFT or NAME=SOFT:HARD, such as "
                    + "nofile=1024:2048.",
            ],
            ended.ErrorLines.Where(line => line.StartsWith("--", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatThisMachineLacksIsToldAtOnceWithWhereItIsAskedFor()
    {
        _line.Environment["SSH_AUTH_SOCK"] = "";
        _line.Write(
            "scenarios/app/scenario.yaml",
            "variants:\n  single:\n  multi: { secrets: { npmrc: { env: NO_SUCH_TOKEN } }, ssh: ci }\n");

        var ended = await _line.Run("--dry-run", "--secret", "id=key,src=none.pem");

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(
            [
                "--secret: the secret key is to come from HERE/none.pem, which is no file. Write it, or name another.",
                "HERE/scenarios/app/scenario.yaml:3: variants.multi.secrets.npmrc: the secret npmrc is to come from the variable "
                    + "NO_SUCH_TOKEN, which is not set. Set it for this command.",
                "The SSH agent ci is asked for, and SSH_AUTH_SOCK names none. Start one (eval \"$(ssh-agent)\"; ssh-add), or give its "
                    + "socket: --ssh ci=SOCKET.",
            ],
            ended.ErrorLines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task APlatformOfTheEnvironmentIsJudgedOnlyWhereItIsTaken()
    {
        _line.Environment["DOCKER_DEFAULT_PLATFORM"] = "amd64";

        var taken = await _line.Run("--dry-run");
        var given = await _line.Run("--dry-run", "--platform", "linux/amd64");
        var resumed = await _line.Run("--resume", "scenarios");

        Assert.Equal(2, taken.ExitCode);
        Assert.StartsWith("DOCKER_DEFAULT_PLATFORM says 'amd64', which is no platform", taken.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (given.ExitCode, given.Error));
        Assert.StartsWith("HERE/scenarios/run.json does not exist", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheClassicBuilderSkipsWhatItCannotBeGiven()
    {
        _line.Write("scenarios/app/scenario.yaml", "variants:\n  single:\n  multi: { contexts: { assets: . }, ulimits: { core: 0 } }\n");

        var ended = await _line.Run("--dry-run", "--builder", "classic", "--cache", "cold", "--rounds", "1");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(
            "it is given the named context assets and the limit core, which only BuildKit takes; build it with --builder buildkit",
            string.Join(' ', ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecretIsARegularFileSinceEveryBuildReadsIt()
    {
        var pipe = _line.Write("scenarios/app/pipe", "");
        File.Delete(pipe);
        NamedPipe.Make(pipe);

        var ended = await _line.Run("--dry-run", "--secret", $"id=key,src={pipe}");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(
            "the secret key is to come from HERE/scenarios/app/pipe, which is no regular file",
            string.Join('\n', ended.ErrorLines),
            StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();
}
