using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace QingYi.Connectors.Http.Manifests;

/// <summary>Reads a text for people: a text, which is the same in both languages, or a mapping with <c>en</c> and <c>zh</c>.</summary>
internal sealed class LocalizedTextYaml : IYamlTypeConverter
{
    private const string English = "en";
    private const string Chinese = "zh";

    public bool Accepts(Type type) => type == typeof(LocalizedText);

    public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        if (!parser.TryConsume<MappingStart>(out var start))
        {
            return LocalizedText.Of(Text(parser));
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            var key = Text(parser);
            if (key is not (English or Chinese))
            {
                throw Wrong(at, ManifestTexts.UnknownLanguage(key));
            }

            if (!texts.TryAdd(key, Text(parser)))
            {
                throw Wrong(at, ManifestTexts.TwiceTheLanguage(key));
            }
        }

        string Of(string key) => texts.TryGetValue(key, out var text) ? text : throw Wrong(start, ManifestTexts.NoLanguage(key));
        return new LocalizedText(Of(English), Of(Chinese));
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => throw new NotSupportedException();

    private static string Text(IParser parser)
    {
        var at = parser.Current!;
        return parser.TryConsume<Scalar>(out var scalar) && !IsNull(scalar) ? scalar.Value : throw Wrong(at, ManifestTexts.NotAText);
    }

    private static bool IsNull(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    private static YamlException Wrong(ParsingEvent at, LocalizedText what) =>
        new(at.Start, at.End, what.English, new ManifestException(what));
}
