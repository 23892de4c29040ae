using ImageBench.Model;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>What no builder can be sent: it is named, with all else that cannot, before anything is built.</summary>
public class UnreadableContextTests
{
    [Fact]
    public void ANameThatIsNotUtf8IsRefusedUnlessExcluded()
    {
        using var folder = new ContextFolder().Add("Dockerfile");
        Assert.True(folder.Shell("printf x > \"$(printf 'bad\\377name')\""));
        Assert.True(folder.Shell("mkdir \"$(printf 'bad\\377folder')\""));
        var mistakes = new KnownContexts().MistakesIn(folder.Root, folder["Dockerfile"], TestContext.Current.CancellationToken);
        Assert.Equal(["its name is not valid UTF-8", "its name is not valid UTF-8"], mistakes.Select(mistake => mistake.What));
        folder.Add(".dockerignore", "bad?name\nbad?folder");
        Assert.Equal(2, folder.List().Files);
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsNamedWhereItIsNeededAndNotBefore()
    {
        using var folder = new ContextFolder().Add("Dockerfile");
        using var held = new FileStream(folder["held"], FileMode.Create, FileAccess.Write, FileShare.None);
        var sentence = $"The context file {folder["held"]} cannot be read (";

        var context = folder.List();

        Assert.Empty(new KnownContexts().MistakesIn(folder.Root, folder["Dockerfile"], TestContext.Current.CancellationToken));
        Assert.Equal(2, context.Files);
        var sending = await Assert.ThrowsAsync<Fault>(() => ContextFolder.Tar(context));
        Assert.StartsWith(sentence, sending.Message, StringComparison.Ordinal);
        var asked = context.Folders!.Context.Single(item => item.Path == "held");
        var asking = Assert.Throws<Fault>(() => asked.Open(TestContext.Current.CancellationToken));
        Assert.StartsWith(sentence, asking.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DevicesAndClosedFoldersAreAllNamedAtOnce()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add(".dockerignore", "[\n\\").Add("closed-dir/x");
        var hasDevice = folder.Shell("mknod device c 1 3");
        Assert.True(folder.Shell("chmod 0 closed-dir"));
        List<string> named = [".dockerignore:1: ", ".dockerignore:2: "];
        if (hasDevice)
            named.Add(folder["device"] + ": a device");
        // Nothing is closed to root.
        if (!Environment.IsPrivilegedProcess)
            named.Add(folder["closed-dir"] + ": it cannot be read");

        var fault = Assert.Throws<Fault>(folder.List);
        var mistakes = new KnownContexts().MistakesIn(folder.Root, folder["Dockerfile"], TestContext.Current.CancellationToken);
        Assert.True(folder.Shell("chmod 700 closed-dir"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.All(named, text => Assert.Contains(text, fault.Message, StringComparison.Ordinal));
        Assert.Equal(named.Count, mistakes.Count);
    }

    [Fact]
    public void AMissingFolderOrDockerfileIsSaidInASentence()
    {
        using var folder = new ContextFolder();
        Assert.Contains(folder["Dockerfile"] + ": it is not a file", Assert.Throws<Fault>(folder.List).Message, StringComparison.Ordinal);
        var fault = Assert.Throws<Fault>(() =>
            BuildContext.List(folder["none"], folder["none/Dockerfile"], edit: null, TestContext.Current.CancellationToken));
        Assert.Contains(folder["none"] + ": it is not a folder", fault.Message, StringComparison.Ordinal);
    }
}
