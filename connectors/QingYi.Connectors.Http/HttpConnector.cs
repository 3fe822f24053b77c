using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;
using QingYi.Connectors.Http.Signing;

namespace QingYi.Connectors.Http;

/// <summary>A connector that a manifest defines.</summary>
internal sealed class HttpConnector(ConnectorDocument manifest, IReadOnlyList<ApiDocument> apis) : Connector
{
    private readonly Authenticator authenticator = new();

    public override void Describe(ConnectorBuilder builder)
    {
        builder.Name(manifest.Connector, manifest.Title, manifest.Description);
        foreach (var option in manifest.Connection)
        {
            builder.Option(
                new ConnectionOption
                {
                    Name = option.Name,
                    Type = option.Type,
                    Required = option.Required,
                    Secret = option.Secret,
                    Default = option.Default,
                    Description = option.Description,
                }
            );
        }

        builder.Option(
            new ConnectionOption
            {
                Name = "timeout",
                Type = OptionType.Duration,
                Default = "60s",
                Description = HttpTexts.Timeout,
            }
        );
        foreach (var api in apis)
        {
            builder.Api(
                new Api
                {
                    Name = api.Api,
                    Title = api.Title,
                    Effect = api.Effect,
                    Id = api.Id,
                    Number = api.Number,
                    MaxWindow = Duration.TryParse(api.MaxWindow, out var window) ? window : null,
                    StartPage = api.StartPage,
                    Parameters = [.. api.Parameters.Select(p => p.ToField())],
                    Response = [.. api.Response.Select(r => r.ToField())],
                }
            );
        }
    }

    public override async Task<LocalizedText> TestAsync(ConnectionContext context, CancellationToken cancellationToken)
    {
        using var caller = new HttpCaller(manifest, context.Connection, authenticator, context.Clock);
        return await caller.TestAsync(cancellationToken).ConfigureAwait(false);
    }

    public override SourcePlan CompileSource(RequestDraft draft)
    {
        var api = Checked(draft);
        var chosen = api.Paging.Find(p => draft.Root.Child(p.When) is not null) ?? api.Paging.FirstOrDefault();
        return new HttpSourcePlan(draft.Root, manifest, api, chosen is null ? null : Paginator.Create(chosen), authenticator)
        {
            PageSize = MaxPageSize(api, draft.Connection),
            Detail = api.Detail is null ? null : Other(api, "detail", api.Detail.Api),
        };
    }

    public override TargetPlan CompileTarget(RequestDraft draft)
    {
        var api = Checked(draft);
        return new HttpTargetPlan(draft.Root, manifest, api, authenticator)
        {
            Probe = api.Probe is null ? null : Other(api, "probe", api.Probe.Api),
            Batch = draft.Batch,
        };
    }

    private ApiDocument Checked(RequestDraft draft)
    {
        var api = apis.First(a => a.Api == draft.Api.Name);
        foreach (var missing in draft.Api.Parameters.Where(p => p.Required && draft.Root.Child(p.Name) is null or { Template: "" }))
        {
            draft.Report(ProblemSeverity.Error, "QY3101", draft.Position, HttpTexts.NoParameter(api.Api, missing.Name, missing.Label));
        }

        return api;
    }

    private ApiDocument Other(ApiDocument api, string key, string name) =>
        apis.FirstOrDefault(a => a.Api == name)
        ?? throw new ConnectorException(HttpTexts.NoSuchApi(api.Api, key, name), HttpTexts.CorrectKey(key));

    private int MaxPageSize(ApiDocument api, Connection? connection)
    {
        var known = connection
            ?? new Connection(
                "",
                manifest.Connector,
                new JsonObject(
                    manifest.Connection.Where(o => o.Default is not null).Select(o => KeyValuePair.Create(o.Name, (JsonNode?)o.Default))
                )
            );
        var text = new Recipe(api.MaxPageSize).Render(new RecipeInput(known.Options, api.Api));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw new ConnectorException(HttpTexts.PageSizeInvalid(api.Api, text), HttpTexts.CorrectManifestOrConnection);
    }
}
