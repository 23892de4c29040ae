using System.Formats.Tar;
using ImageBench.Provisioning.Parents;

namespace ImageBench.Tests.Provisioning.Parents;

/// <summary>What a recipe takes from the machine: part of its build context and of its digest.</summary>
[Collection(nameof(EnvironmentCollection))]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class HostFilesTests : IDisposable
{
    private static readonly string[] BundleVariables =
        [
            "SSL_CERT_FILE",
            "NODE_EXTRA_CA_CERTS",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "PIP_CERT",
            "GIT_SSL_CAINFO",
            "CARGO_HTTP_CAINFO",
            "NIX_SSL_CERT_FILE",
        ];

    private readonly TempFolder _folder = new();
    private readonly ChangedVariables _variables = new();

    public HostFilesTests()
    {
        foreach (var name in BundleVariables)
            _variables.Set(name, null);
    }

    [Fact]
    public async Task AFolderIsInTheContextUnderItsNewNameWithItsModesAndLinks()
    {
        var program = _folder.Write("host/bin/program", "run");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "host/link"), "bin");
        var recipe = Recipe("FROM scratch\n", $"{_folder.Path}/host tools\n");

        var entries = await Entries(recipe);

        Assert.Equal(
            ["Dockerfile", "tools", "tools/bin", "tools/bin/program", "tools/link"], entries.Keys.Select(name => name.TrimEnd('/')));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserExecute, entries["tools/bin/program"].Mode);
        Assert.Equal((TarEntryType.SymbolicLink, "bin"), (entries["tools/link"].Type, entries["tools/link"].Link));
        Assert.Equal((3, "FROM scratch\nrun".Length), (recipe.Context().Files, recipe.Context().Size.Bytes));
    }

    [Fact]
    public void TheDigestChangesWithWhatIsTaken()
    {
        _folder.Write("host/sdk/10.0.1/sdk.dll", "one");
        var recipe = Recipe("FROM scratch\n", $"{_folder.Path}/host sdk\n");
        var before = recipe.Digest();
        Assert.Equal(before, recipe.Digest());

        Directory.Move(Path.Combine(_folder.Path, "host/sdk/10.0.1"), Path.Combine(_folder.Path, "host/sdk/10.0.2"));
        var renamed = recipe.Digest();
        _folder.Write("host/sdk/10.0.2/sdk.dll", "three");

        Assert.Equal(3, new HashSet<string> { before, renamed, recipe.Digest() }.Count);
    }

    [Fact]
    public void WhatIsNotThereIsNamed()
    {
        var recipe = Recipe("FROM scratch\n", $"{_folder.Path} all\n{_folder.Path}/nothing nothing\n");

        Assert.Equal(_folder.Path + "/nothing", recipe.HostFiles.Missing());
    }

    [Fact]
    public async Task BundlesOfCertificatesThatTheEnvironmentNamesAreTakenOnce()
    {
        var bundle = _folder.Write("company.pem", "-----BEGIN CERTIFICATE-----");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.pem"), bundle);
        _variables.Set("NODE_EXTRA_CA_CERTS", bundle);
        _variables.Set("SSL_CERT_FILE", Path.Combine(_folder.Path, "link.pem"));
        _variables.Set("REQUESTS_CA_BUNDLE", _folder.Write("other.pem", "-----BEGIN CERTIFICATE-----"));
        _variables.Set("CURL_CA_BUNDLE", "/nowhere/at/all.pem");

        var entries = await Entries(Recipe("FROM scratch\n", "${CA_BUNDLES} certificates\n"));

        Assert.Equal(["Dockerfile", "certificates/", "certificates/0.pem", "certificates/1.pem"], entries.Keys);
    }

    [Fact]
    public async Task WithoutSuchABundleTheirFolderIsEmpty()
    {
        var recipe = Recipe("FROM scratch\n", "${CA_BUNDLES} certificates\n");

        Assert.Equal(["Dockerfile", "certificates/"], (await Entries(recipe)).Keys);
        Assert.Null(recipe.HostFiles.Missing());
    }

    [Fact]
    public void TheFolderOfDotNetIsTheOneThatRunsThis()
    {
        var root = Assert.Single(HostPlace.Find("${DOTNET_ROOT}/sdk", "sdk")).Path;

        Assert.True(File.Exists(Path.Combine(Directory.GetDirectories(root).Order(StringComparer.Ordinal).First(), "dotnet.dll")), root);
    }

    public void Dispose()
    {
        _variables.Dispose();
        _folder.Dispose();
    }

    private ParentRecipe Recipe(string dockerfile, string host)
    {
        _folder.Write("recipes/a/Dockerfile", dockerfile);
        _folder.Write("recipes/a/host.txt", host);
        return Assert.Single(ParentRecipe.In(Path.Combine(_folder.Path, "recipes")));
    }

    private static async Task<Dictionary<string, (TarEntryType Type, UnixFileMode Mode, string Link)>> Entries(ParentRecipe recipe)
    {
        using var bytes = new MemoryStream();
        await recipe.Context().Write(bytes, TestContext.Current.CancellationToken);
        bytes.Position = 0;
        await using var tar = new TarReader(bytes);
        var entries = new Dictionary<string, (TarEntryType, UnixFileMode, string)>();
        while (await tar.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken) is { } entry)
            entries.Add(entry.Name, (entry.EntryType, entry.Mode, entry.LinkName));
        return entries;
    }
}
