using ImageBench.Provisioning.Engine;

namespace ImageBench.Tests.Provisioning.Engine;

public class EngineProcessesTests
{
    [Theory]
    [InlineData("/.cache/imagebench/engine", "/ / rw - overlay overlay rw,lowerdir=/.cache/imagebench/engine/data/l/A:/x,upperdir=/y")]
    [InlineData("/.cache/imagebench/engine", "/ / rw - overlay overlay rw,lowerdir=/x:/.cache/imagebench/engine/data/l/A")]
    [InlineData("/.cache/imagebench/engine", "/.cache/imagebench/engine/data/b / rw - ext4 /dev/vda1 rw")]
    [InlineData("/my cache/engine", @"/ / rw - overlay overlay rw,upperdir=/my\040cache/engine/data/l/A")]
    public void ARootThatIsMadeOfTheEnginesFoldersIsItsOwn(string folder, string mount) =>
        Assert.StartsWith(folder + "/data/", Assert.Single(EngineProcesses.PathsOfRoot("36 35 0:30 " + mount, folder)));

    [Theory]
    [InlineData("/.cache/imagebench/engine", "/ / rw - overlay overlay rw,lowerdir=/root/.cache/imagebench/engine/data/l/A:/x")]
    [InlineData("/.cache/imagebench/engine", "/ / rw - overlay overlay rw,lowerdir=/.cache/imagebench/engine2/data/l/A:/x")]
    [InlineData("/.cache/imagebench/engine", "/ /other rw - overlay overlay rw,lowerdir=/.cache/imagebench/engine/data/l/A:/x")]
    public void ARootOfAnEngineWhosePathMerelyEndsInItsIsNot(string folder, string mount) =>
        Assert.Empty(EngineProcesses.PathsOfRoot("36 35 0:30 " + mount, folder));
}
