using System.Text;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// Asks what a checkout would make of line ends. The attributes are those of the commit and not of the working tree: git reads them of an
/// index, which is made at a path of our own (<paramref name="index"/>) and gone afterwards.
/// </summary>
internal sealed class LineEndSearch(GitProgram git, string index)
{
    // Such an index would have a part in the repository, or leave folders out.
    private static readonly string[] Whole = ["-c", "core.splitIndex=false", "-c", "core.sparseCheckout=false"];

    /// <summary>Of those files of a commit; none where git does not tell, as of names that no checkout would make.</summary>
    public async Task<LineEndRules> Find(string commit, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (paths.Count == 0)
            return LineEndRules.None;
        var aside = git.WithIndex(index);
        try
        {
            if (!(await aside.Ask(cancellationToken, [.. Whole, "read-tree", commit])).IsGood)
                return LineEndRules.None;
            var names = Encoding.UTF8.GetBytes(string.Join('\0', paths) + '\0');
            var said = await aside.Tell(names, cancellationToken, "check-attr", "--cached", "--stdin", "-z", "text", "eol");
            var settings = await git.Ask(cancellationToken, "config", "-z", "--get-regexp", @"^core\.(autocrlf|eol)$");
            return said.IsGood ? LineEndRules.Read(said.Fields, settings.Parts) : LineEndRules.None;
        }
        finally
        {
            File.Delete(index);
        }
    }
}
