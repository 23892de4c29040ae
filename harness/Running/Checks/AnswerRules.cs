using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running.Checks;

/// <summary>What a request's answer must be, and what is kept of it. Templates are filled in with what earlier requests captured.</summary>
internal sealed class AnswerRules(CheckRequest request, IReadOnlyDictionary<string, string> captured)
{
    private const string FromHeader = "header:";

    /// <summary>"status 200, JSON, title = Alien".</summary>
    public string Expected => string.Join(", ", Expectations());

    /// <summary>
    /// What is wrong with the answer, or null where it passes; then <paramref name="values"/> holds what the request captures.
    /// </summary>
    public string? Wrong(Answer answer, out IReadOnlyDictionary<string, string> values)
    {
        values = new Dictionary<string, string>();
        if (answer.Status != request.Status)
            return FormattableString.Invariant($"the status is {answer.Status} instead of {request.Status}");
        var json = NeedsJson ? answer.Json() : null;
        if (NeedsJson && json is null)
            return answer.IsCut ? "the body is too long to be read as JSON" : "the body is not JSON";
        var taken = request.Captures.ToDictionary(capture => capture.Key, capture => Find(capture.Value, answer, json));
        values = taken.Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value!);
        return WrongValue(json) ?? WrongHeader(answer) ?? WrongText(answer.Body, request.Text, "the body", captured)
            ?? (taken.FirstOrDefault(value => value.Value is null) is { Key: { } missing }
                ? $"there is no {request.Captures[missing]} to capture"
                : null);
    }

    /// <summary>What is wrong with a text, or null.</summary>
    public static string? WrongText(string text, TextRule rule, string what, IReadOnlyDictionary<string, string> captured)
    {
        if (rule.Contains is { } part && !text.Contains(Template.Fill(part, captured), StringComparison.Ordinal))
            return $"{what} does not hold '{Shown(Template.Fill(part, captured))}'";
        return rule.Matches is { } pattern && !pattern.IsMatch(text) ? $"{what} does not match '{pattern}'" : null;
    }

    private bool NeedsJson =>
        request.Json
            || request.JsonValues.Count > 0
            || request.Captures.Values.Any(place => !place.StartsWith(FromHeader, StringComparison.Ordinal));

    private IEnumerable<string> Expectations()
    {
        yield return FormattableString.Invariant($"status {request.Status}");
        if (NeedsJson)
            yield return "JSON";
        foreach (var (place, value) in request.JsonValues)
            yield return $"{place} = {Shown(Template.Fill(value, captured))}";
        foreach (var (name, value) in request.AnswerHeaders)
            yield return $"{name}: {Shown(Template.Fill(value, captured))}";
        if (request.Text.Contains is { } part)
            yield return $"'{Shown(Template.Fill(part, captured))}' in the body";
        if (request.Text.Matches is { } pattern)
            yield return $"a body that matches '{pattern}'";
    }

    private string? WrongValue(JsonElement? json)
    {
        foreach (var (place, template) in request.JsonValues)
        {
            var expected = Template.Fill(template, captured);
            if (JsonPlace.Find(json!.Value, place) is not { } value)
                return $"the JSON has no {place}";
            if (!JsonPlace.Agree(value, expected))
                return $"{place} is {Shown(value)} instead of {Shown(expected)}";
        }

        return null;
    }

    private string? WrongHeader(Answer answer)
    {
        foreach (var (name, template) in request.AnswerHeaders)
        {
            var expected = Template.Fill(template, captured);
            if (!answer.Headers.TryGetValue(name, out var value))
                return $"there is no header {name}";
            if (value != expected)
                return $"the header {name} is '{Shown(value)}' instead of '{Shown(expected)}'";
        }

        return null;
    }

    private static string Shown(string value) => PlainText.Line(value, Answer.MostShown);

    private static string? Find(string place, Answer answer, JsonElement? json) => place.StartsWith(FromHeader, StringComparison.Ordinal)
        ? answer.Headers.GetValueOrDefault(place[FromHeader.Length..])
        : JsonPlace.Find(json!.Value, place);
}
