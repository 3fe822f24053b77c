using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A parameter with a value.</summary>
/// <param name="config">The node as the author wrote it.</param>
/// <param name="template">The template of the value.</param>
/// <param name="format">The format of the value; null: unchanged.</param>
/// <param name="parser">Converts the formatted value; null: no conversion.</param>
internal sealed class LeafNode(
    ParameterConfig config,
    Template template,
    Func<Value, EvaluationContext, Value>? format,
    Func<Value, EvaluationContext, Value>? parser
) : RenderNode(config.Field)
{
    // The bytes of a plain field are copied, so that no digit is lost and nothing is decoded.
    private readonly RecordPath? copied =
        config.IsRequired || config.Awaits || config.Default is not null || format is not null || parser is not null
            ? null
            : template.PlainPath;

    public override IEnumerable<PathUse> Walked => template.Paths;

    public override void WriteMember(Utf8JsonWriter writer, EvaluationContext context)
    {
        if (copied is not null && Copyable(context.Record) is >= 0 and var at)
        {
            writer.WritePropertyName(Name);
            writer.WriteRawValue(context.Record.Raw(at), skipInputValidation: true);
            return;
        }

        var value = Evaluate(context);
        if (!value.IsNull)
        {
            writer.WritePropertyName(Name);
            value.WriteTo(writer);
        }
    }

    public override void WriteElement(Utf8JsonWriter writer, EvaluationContext context) => Evaluate(context).WriteTo(writer);

    private int Copyable(ParsedRecord record)
    {
        var at = copied!.Find(record, out _);
        return
            at >= 0
            && record[at].Kind switch
            {
                JsonTokenType.String => config.Type is null or "string",
                JsonTokenType.Null => false,
                _ => config.Type is null,
            }
            ? at
            : -1;
    }

    private Value Evaluate(EvaluationContext context)
    {
        context.Missed = null;
        try
        {
            var value = template.Evaluate(context);
            value = config.Default is { } otherwise && value.IsNullOrEmpty ? otherwise : value;
            value = format is null ? value : format(value, context);

            // A parser determines the shape, whatever the node's type; the type applies to the parser's input.
            value = parser is null
                ? TypeConversion.Apply(value, config.Type, context)
                : parser(config.Type is "array" or "object" ? value : TypeConversion.Apply(value, config.Type, context), context);
            if (config.Awaits && value.IsNull && context.Missed is var (scheme, change))
            {
                throw new AwaitException(scheme, change, RenderingTexts.Waiting(config.Field, scheme));
            }

            return !(config.IsRequired || config.Awaits) || !value.IsNullOrEmpty
                ? value
                : throw new RecordException(
                    "QY2108",
                    value.IsNull ? RenderingTexts.RequiredButNull : RenderingTexts.RequiredButEmpty,
                    value: value.Shown()
                );
        }
        catch (RecordException e)
        {
            var text = RenderingTexts.OfNode(config.Field, config.Label, e.Text);
            throw new RecordException(e.Rejection.Code, text, config.Field, e.Rejection.Value);
        }
    }
}
