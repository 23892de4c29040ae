using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// What lets requests in at one registry for one repository: a token that the server gives which the registry names, or the login itself
/// where it asks for that.
/// </summary>
internal sealed class RegistryAccess(RegistryLink link, string repository, string action, RegistrySettings settings, TimeProvider time)
{
    private const string ClientId = "imagebench";
    private const int LongestToken = 1_000_000;

    private RegistryLogin? _login;
    private bool _isLookedUp;

    /// <summary>The header that goes to the registry and to no other host; null: nothing was asked for yet.</summary>
    public AuthenticationHeaderValue? Header { get; private set; }

    public bool HasLogin => _login is not null;

    /// <summary>Gets what the registry asked for; false where there is nothing that it could be shown.</summary>
    public async Task<bool> Get(IEnumerable<string> challenges, CancellationToken cancellationToken)
    {
        if (AuthChallenge.Best(challenges) is not { } challenge)
            return false;
        if (!_isLookedUp)
            (_login, _isLookedUp) = (await settings.FindLogin(link.Host, cancellationToken), true);
        if (challenge.Scheme == "basic")
        {
            var isNew = Header is null && _login is { IsToken: false };
            Header = isNew ? Basic(_login!) : Header;
            return isNew;
        }

        Header = await Token(challenge, cancellationToken) is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        return Header is not null;
    }

    private static AuthenticationHeaderValue Basic(RegistryLogin login) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password}")));

    private async Task<string?> Token(AuthChallenge challenge, CancellationToken cancellationToken)
    {
        var realm = Realm(challenge);
        var asked = new Dictionary<string, string>
        {
            ["service"] = challenge.Parameters.GetValueOrDefault("service", ""),
            ["scope"] = challenge.Parameters.GetValueOrDefault("scope", $"repository:{repository}:{action}"),
        };
        using var request = _login is { IsToken: true } ? Refresh(realm, asked) : Get(realm, asked);
        using var answer = await link.Ask(request, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest && _login is not null)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The registry {link.Host} does not take the login of Docker's configuration. Log in again: docker login {link.Host}.");
        }

        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            throw RegistryFault.Refused(link.Host, "a token", answer.StatusCode, "", HasLogin);
        return answer.IsSuccessStatusCode ? Read(await BoundedBody.Read(answer, LongestToken, time, cancellationToken)) : null;
    }

    private Uri Realm(AuthChallenge challenge)
    {
        var text = challenge.Parameters.GetValueOrDefault("realm", "");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var realm) || realm.Scheme is not ("https" or "http"))
            throw RegistryFault.Odd(link.Host, $"names no server that gives tokens ('{PlainText.Short(text, 100)}')");
        // A login is never sent where others can read it.
        return realm.Scheme == "https" || (link.IsInsecure && settings.IsInsecure(realm.Authority))
            ? realm
            : throw RegistryFault.Odd(link.Host, $"has its tokens given without TLS ({PlainText.Short(realm.Host, 100)})");
    }

    private HttpRequestMessage Get(Uri realm, Dictionary<string, string> asked)
    {
        if (_login is not null)
            asked["account"] = _login.User;
        var query = string.Join('&', asked.Where(pair => pair.Value.Length > 0)
            .SelectMany(pair => (pair.Key == "scope" ? pair.Value.Split(' ') : [pair.Value]).Select(value => (pair.Key, Value: value)))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var uri = new UriBuilder(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query[1..]}&{query}" : query }.Uri;
        return new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { Authorization = _login is null ? null : Basic(_login) } };
    }

    private HttpRequestMessage Refresh(Uri realm, Dictionary<string, string> asked)
    {
        asked["grant_type"] = "refresh_token";
        asked["refresh_token"] = _login!.Password;
        asked["client_id"] = ClientId;
        return new HttpRequestMessage(HttpMethod.Post, realm) { Content = new FormUrlEncodedContent(asked) };
    }

    private string Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            foreach (var name in (string[])["token", "access_token"])
            {
                if (json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                    && value.GetString() is { Length: > 0 } token && !token.AsSpan().ContainsAnyExceptInRange('!', '~'))
                {
                    return token;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new Fault(ExitCode.BadInput, RegistryFault.Odd(link.Host, "is given tokens that are none").Message, exception);
        }

        throw RegistryFault.Odd(link.Host, "is given tokens that are none");
    }
}
