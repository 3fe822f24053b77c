using System.Globalization;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>Reads <c>reconcile</c>.</summary>
/// <param name="problems">Receives the problems.</param>
/// <param name="read">Reads a source.</param>
internal sealed class ReconcileReader(ProblemList problems, Func<MappingReader, SourceConfig> read)
{
    public ReconcileConfig? Read(MappingReader scheme, SourceConfig? source)
    {
        if (scheme.Mapping("reconcile") is not { } reader)
        {
            return null;
        }

        var config = new ReconcileConfig
        {
            Schedule = reader.Text("schedule"),
            Action = reader.Text("action") ?? "report",
            Limit = Limit(reader),
            Source = reader.Mapping("source") is { } listing && source is not null ? Listing(read(listing), source) : null,
        };
        reader.Done();
        return config;
    }

    private double Limit(MappingReader reader)
    {
        if (reader.Text("limit") is not { } text)
        {
            return ReconcileConfig.DefaultLimit;
        }

        if (
            text.EndsWith('%')
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent <= 100
        )
        {
            return percent / 100;
        }

        problems.Error("QY1012", reader.PositionOf("limit"), SchemeTexts.BadReconcileLimit(text));
        return ReconcileConfig.DefaultLimit;
    }

    // Another api has parameters, an id and pages of its own. What happens to the records is up to the source.
    private static SourceConfig Listing(SourceConfig given, SourceConfig source)
    {
        var listing = given with
        {
            Connector = given.Connector ?? source.Connector,
            Connection = given.Connection ?? source.Connection,
            Api = given.Api ?? source.Api,
            IdCheck = source.IdCheck,
            OmissionRemedy = null,
        };
        if (given.Api is not null && given.Api != source.Api)
        {
            return listing;
        }

        return listing with
        {
            Id = given.Id ?? source.Id,
            Method = given.Method ?? source.Method,
            Request = given.Request.Count > 0 ? given.Request : source.Request,
            OtherRequest = given.OtherRequest.Count > 0 ? given.OtherRequest : source.OtherRequest,
            Rest = given.Rest.Count > 0 ? given.Rest : source.Rest,
            Pagination = new PaginationConfig
            {
                PageSize = given.Pagination.PageSize ?? source.Pagination.PageSize,
                StartPage = given.Pagination.StartPage ?? source.Pagination.StartPage,
            },
            MaxWindow = given.MaxWindow ?? source.MaxWindow,
        };
    }
}
