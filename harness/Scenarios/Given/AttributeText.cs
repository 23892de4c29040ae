using System.Text;
using ImageBench.Model;

namespace ImageBench.Scenarios.Given;

/// <summary>"id=npmrc,env=NPM_TOKEN": fields as Docker's client reads them, one of which may stand in quotes.</summary>
internal static class AttributeText
{
    /// <summary>The fields; each key once, the last one counts. Those without "=" have a null value.</summary>
    public static IReadOnlyDictionary<string, string?> Read(string text)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in Fields(text))
        {
            var (name, value) = NamedValue.Split(field);
            fields[name.Trim()] = value;
        }

        return fields;
    }

    private static List<string> Fields(string text)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var isQuoted = false;
        for (var place = 0; place < text.Length; place++)
        {
            var letter = text[place];
            if (letter == '"' && isQuoted && place + 1 < text.Length && text[place + 1] == '"')
                field.Append(text[++place]);
            else if (letter == '"' && (isQuoted || field.Length == 0))
                isQuoted = !isQuoted;
            else if (letter == ',' && !isQuoted)
                AddField();
            else
                field.Append(letter);
        }

        AddField();
        return fields;

        void AddField()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
