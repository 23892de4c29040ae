using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Tests.Model.Files;

public class DiskFaultTests
{
    [Theory]
    [InlineData(28, "No space is left on the disk of run/report.md: free some, then run imagebench report on its folder.")]
    [InlineData(
        unchecked((int)0x80070070),
        "No space is left on the disk of run/report.md: free some, then run imagebench report on its folder.")]
    [InlineData(13, "run/report.md cannot be written (refused): make its folder writable, then run imagebench report on it.")]
    public void APageThatCannotBeWrittenSaysWhatToDoAboutIt(int code, string sentence)
    {
        var fault = DiskFault.WritingPage("run/report.md", new IOException("refused.", code));

        Assert.Equal((ExitCode.BadInput, sentence), (fault.ExitCode, fault.Message));
    }

    [Theory]
    [InlineData(28, "No space is left on the disk of run/builds.csv: free some, or give another folder with --results DIR.")]
    [InlineData(13, "run/builds.csv cannot be written (refused): make its folder writable, or give another with --results DIR.")]
    public void ResultsThatCannotBeWrittenMayGoElsewhere(int code, string sentence) =>
        Assert.Equal(sentence, DiskFault.Writing("run/builds.csv", new IOException("refused.", code)).Message);
}
