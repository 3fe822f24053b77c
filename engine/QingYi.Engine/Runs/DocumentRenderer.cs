using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Records;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Renders records into documents. One for each worker.</summary>
internal sealed class DocumentRenderer
{
    private readonly CompiledScheme scheme;
    private readonly EvaluationContext context;

    public DocumentRenderer(CompiledScheme scheme, ConstantSet constants)
    {
        this.scheme = scheme;
        context = new EvaluationContext(scheme.Plan, constants);
    }

    /// <summary>The document, or why the record cannot become one.</summary>
    public (Document? Document, Rejection? Rejection) Render(StoredRecord record)
    {
        try
        {
            context.Record.Load(record.Content);
            return NamelessRecord.Is(record.Id)
                ? (null, new Rejection("QY2112", $"the record has no '{scheme.IdPath.Text}', which identifies it. Correct it at the source, or name another field as 'id'."))
                : (new Document(record.Key, record.Id, scheme.Target.Request.Render(context)), null);
        }
        catch (RecordException e)
        {
            return (null, e.Rejection);
        }
        catch (JsonException e)
        {
            return (null, new Rejection("QY2113", $"the record is not valid JSON: {e.Message}"));
        }
    }
}
