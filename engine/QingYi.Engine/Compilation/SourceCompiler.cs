using QingYi.Engine.Documents;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>Compiles the source of a scheme.</summary>
/// <param name="config">The scheme.</param>
/// <param name="at">The connector, connection and api that its source names.</param>
/// <param name="sides">Compiles what both sides have in common.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class SourceCompiler(SchemeConfig config, ResolvedSide at, SideCompiler sides, ProblemList problems)
{
    private readonly SourceConfig source = config.Source!;

    /// <summary>The fields of a stored record, including those that <c>formatResponse</c> adds.</summary>
    public DeclaredFields Fields { get; } = FieldsOf(config.Source!, at.Api);

    /// <returns>The source; null: the connector cannot be a source.</returns>
    public CompiledSource? Compile()
    {
        if (string.IsNullOrWhiteSpace(source.Id ?? at.Api.Id))
        {
            problems.Error("QY1004", config.PositionOf("source"), CompilationTexts.NoId(at.Api.Name));
        }

        foreach (var name in RecordShaper.Doubtful(at.Api.Response, source))
        {
            var arrays = at.Api.Response.Where(f => f.Type == FieldType.Array).Select(f => f.Name).ToList();
            problems.Warning(
                "QY2202",
                config.PositionOf(source.SplitArray == name ? "source.operation" : "source.beatFlat"),
                CompilationTexts.UnknownArray(name, arrays)
            );
        }

        if (sides.Compile(source, at, sides.Requests(new RecordPlan(), Fields, hasRecord: false)) is not { } side)
        {
            return null;
        }

        if (side.Plan.Reading == SourceReading.Log)
        {
            CheckLog();
        }

        var shape = new ShapeCompiler(new DeclaredFields(at.Api.Response, source.Response), problems);
        return new CompiledSource(side, Remedy(), shape.Filter(source.Conditions), shape.Formatter(source), PageSize(side.Plan))
        {
            Deleted = shape.Filter(source.Deleted),
        };
    }

    private void CheckLog()
    {
        if (source.IdCheck == true)
        {
            problems.Warning("QY1023", config.PositionOf("source.idCheck"), CompilationTexts.LogWithIdCheck(at.Api.Name));
        }

        if (source.OmissionRemedy is { } remedy)
        {
            problems.Error("QY1016", remedy.Position, CompilationTexts.LogWithRemedy(at.Api.Name));
        }
    }

    private static DeclaredFields FieldsOf(SourceConfig source, Api api)
    {
        var fields = new DeclaredFields(RecordShaper.Declared(api.Response, source), source.Response);
        foreach (var made in source.FormatResponse)
        {
            fields.AddBeside(made.Old, made.New);
        }

        return fields;
    }

    private RequestRenderer? Remedy()
    {
        if (source.OmissionRemedy is not { } remedy)
        {
            return null;
        }

        var kept = source.Request.Where(n => !remedy.Request.Any(o => o.Field == n.Field));
        return sides
            .Compile(source with { Request = [.. kept, .. remedy.Request] }, at, sides.Requests(new RecordPlan(), Fields, hasRecord: false))
            ?.Request;
    }

    private int PageSize(SourcePlan plan)
    {
        var pageSize = source.Pagination.PageSize ?? plan.MaxPageSize;
        if (pageSize > plan.MaxPageSize)
        {
            problems.Error(
                "QY1018",
                config.PositionOf("source.pagination.pageSize"),
                CompilationTexts.PageTooLarge(pageSize, plan.MaxPageSize)
            );
        }

        return pageSize;
    }
}
