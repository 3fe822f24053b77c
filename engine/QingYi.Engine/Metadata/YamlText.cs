using QingYi.Engine.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QingYi.Engine.Metadata;

/// <summary>Writes readable YAML: keys in order, comments at the end of their lines, templates in quotes.</summary>
internal sealed class YamlText : IDisposable
{
    private readonly StringWriter text = new();
    private readonly Emitter emitter;

    public YamlText()
    {
        emitter = new Emitter(
            text,
            new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024)
        );
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, [], isImplicit: true));
        Begin();
    }

    public void Begin(bool flow = false) =>
        emitter.Emit(new MappingStart(null, null, isImplicit: true, flow ? MappingStyle.Flow : MappingStyle.Block));

    public void End() => emitter.Emit(new MappingEnd());

    public void BeginList(bool flow = false) =>
        emitter.Emit(new SequenceStart(null, null, isImplicit: true, flow ? SequenceStyle.Flow : SequenceStyle.Block));

    public void EndList() => emitter.Emit(new SequenceEnd());

    public void Key(string name) =>
        emitter.Emit(
            new Scalar(
                null,
                null,
                name,
                IsPlain(name) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted,
                isPlainImplicit: true,
                isQuotedImplicit: true
            )
        );

    /// <summary>Writes a value, in quotes if it is a text that YAML would read as something else.</summary>
    public void Value(string? value, bool isText = true)
    {
        var style =
            value is null || !isText || IsPlain(value) ? ScalarStyle.Plain
            : value.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
            : ScalarStyle.DoubleQuoted;
        emitter.Emit(new Scalar(null, null, value ?? "", style, isPlainImplicit: true, isQuotedImplicit: true));
    }

    public void Pair(string key, string? value, bool isText = true)
    {
        Key(key);
        Value(value, isText);
    }

    /// <summary>Writes a comment after the last value, or on a line of its own.</summary>
    public void Comment(string comment, bool inline)
    {
        var line = comment.ReplaceLineEndings(" ").Trim();
        if (line.Length > 0)
        {
            emitter.Emit(new Comment(line, inline));
        }
    }

    public void Dispose() => text.Dispose();

    public string Finish()
    {
        End();
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static bool IsPlain(string value) =>
        value.Length > 0
        && char.IsLetter(value[0])
        && value.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/')
        && YamlNodeReader.KindOf(value) == NodeKind.Text
        && value is not ("yes" or "no" or "on" or "off" or "y" or "n");
}
