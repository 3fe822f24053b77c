using System.Text.Json;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Runs;

/// <summary>
/// Gives records their ids and numbers, and renders their requests where that needs no look-up. For one thread at a time.
/// </summary>
/// <param name="scheme">The scheme.</param>
/// <param name="constants">The constants of the run.</param>
internal sealed class RecordNamer(CompiledScheme scheme, ConstantSet constants)
{
    private readonly EvaluationContext context = new(scheme.NamePlan, constants);
    private bool isNamed;

    /// <summary>
    /// A record without an id is stored under the hash of its content and rejected when it is to be delivered, so that nothing is lost.
    /// </summary>
    public StagedRecord Name(Record record, string suffix = "")
    {
        var (id, number) = (record.Key, "");
        isNamed = false;
        try
        {
            context.Record.Load(record.Content);
            id = scheme.IdPath.Read(context.Record).ToText() is { } text && !string.IsNullOrWhiteSpace(text) ? text : id;
            number = scheme.NumberPath?.Read(context.Record).ToText() ?? "";
            isNamed = !string.IsNullOrWhiteSpace(id);
        }
        catch (Exception e) when (e is RecordException or JsonException) { }

        return new StagedRecord(
            string.IsNullOrWhiteSpace(id) ? NamelessRecord.IdOf(record.Content.Span) : id + suffix,
            number,
            record.Content
        )
        {
            Change = record.Change,
            IsPartial = record.IsPartial,
        };
    }

    /// <summary>
    /// Returns the request of the record that was named last; null: it can only be rendered, or rejected, when the record is delivered.
    /// </summary>
    public ReadOnlyMemory<byte>? Request()
    {
        if (!isNamed || !scheme.RendersAhead)
        {
            return null;
        }

        try
        {
            return scheme.Target.Request.Render(context);
        }
        catch (Exception e) when (DocumentRenderer.IsOfData(e))
        {
            return null;
        }
    }
}
