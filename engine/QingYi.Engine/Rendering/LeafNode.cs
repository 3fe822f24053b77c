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
) : RenderNode(config)
{
    // The bytes of a plain field are copied, so that no digit is lost and nothing is decoded.
    private readonly RecordPath? copied =
        config.IsRequired || config.Awaits || config.Default is not null || format is not null || parser is not null
            ? null
            : template.PlainPath;

    private readonly (string Name, Func<Value, EvaluationContext, Value> Apply)[] steps = [.. Steps(config, format, parser)];

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
                JsonTokenType.String => Config.Type is null or "string",
                JsonTokenType.Null => false,
                _ => Config.Type is null,
            }
            ? at
            : -1;
    }

    public override void Trace(string path, EvaluationContext context, ICollection<NodeTrace> trace)
    {
        var passed = new List<NodeStep>();
        var node = new NodeTrace(path, Config.Position) { Written = Config.Value?.Text, Steps = passed };
        try
        {
            trace.Add(node with { Value = Evaluate(context, passed).ToNode() });
        }
        catch (RecordException e)
        {
            trace.Add(node with { Rejection = e.Rejection });
        }
        catch (AwaitException e)
        {
            trace.Add(node with { Waits = e.Text });
        }
    }

    /// <param name="context">The record.</param>
    /// <param name="trace">Receives the value after each step; null: nobody asks.</param>
    private Value Evaluate(EvaluationContext context, List<NodeStep>? trace = null)
    {
        context.Missed = null;
        try
        {
            var value = template.Evaluate(context);
            trace?.Add(new NodeStep("template", value.ToNode()));
            foreach (var (name, apply) in steps)
            {
                value = apply(value, context);
                trace?.Add(new NodeStep(name, value.ToNode()));
            }

            if (Config.Awaits && value.IsNull && context.Missed is var (scheme, change))
            {
                throw new AwaitException(scheme, change, RenderingTexts.Waiting(Config.Field, scheme));
            }

            return !(Config.IsRequired || Config.Awaits) || !value.IsNullOrEmpty
                ? value
                : throw new RecordException(
                    "QY2108",
                    value.IsNull ? RenderingTexts.RequiredButNull : RenderingTexts.RequiredButEmpty,
                    value: value.Shown()
                );
        }
        catch (RecordException e)
        {
            var text = RenderingTexts.OfNode(Config.Field, Config.Label, e.Text);
            throw new RecordException(e.Rejection.Code, text, Config.Field, e.Rejection.Value);
        }
    }

    private static IEnumerable<(string Name, Func<Value, EvaluationContext, Value> Apply)> Steps(
        ParameterConfig config,
        Func<Value, EvaluationContext, Value>? format,
        Func<Value, EvaluationContext, Value>? parser
    )
    {
        if (config.Default is { } otherwise)
        {
            yield return ("default", (v, _) => v.IsNullOrEmpty ? otherwise : v);
        }

        if (format is not null)
        {
            yield return ("format", format);
        }

        // A parser determines the shape, whatever the node's type; the type applies to the parser's input.
        if (config.Type is { } type && (parser is null || type is not ("array" or "object")))
        {
            yield return ("type", (v, c) => TypeConversion.Apply(v, type, c));
        }

        if (parser is not null)
        {
            yield return ("parser", parser);
        }
    }
}
