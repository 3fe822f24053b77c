using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A parameter with a value.</summary>
/// <param name="config">The node as its author wrote it.</param>
/// <param name="template">Its value.</param>
/// <param name="format">How it is written; null: as it is.</param>
/// <param name="parser">What is made of it then; null: nothing.</param>
internal sealed class LeafNode(
    ParameterConfig config,
    Template template,
    Func<Value, EvaluationContext, Value>? format,
    Func<Value, EvaluationContext, Value>? parser
) : RenderNode(config.Field)
{
    // The bytes of a plain field are copied as they are: no digit is lost, nothing is decoded.
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

            // A parser gives the shape, whatever type stands beside it; what it is given has the type.
            value = parser is null
                ? TypeConversion.Apply(value, config.Type, context)
                : parser(config.Type is "array" or "object" ? value : TypeConversion.Apply(value, config.Type, context), context);
            if (config.Awaits && value.IsNull && context.Missed is var (scheme, change))
            {
                throw new AwaitException(
                    scheme,
                    change,
                    $"{config.Field}: waiting for its reference: the scheme '{scheme}' has no matching record yet."
                );
            }

            return !(config.IsRequired || config.Awaits) || !value.IsNullOrEmpty
                ? value
                : throw new RecordException(
                    "QY2108",
                    $"a value is required, but the record has {(value.IsNull ? "none" : "an empty text")}.",
                    value: value.Shown()
                );
        }
        catch (RecordException e)
        {
            var label = config.Label.Length > 0 ? $"{config.Field} ({config.Label})" : config.Field;
            throw new RecordException(e.Rejection.Code, $"{label}: {e.Message}", config.Field, e.Rejection.Value);
        }
    }
}
