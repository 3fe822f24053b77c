using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;

namespace QingYi.Connectors.Http.Generic;

/// <summary>The connector <c>http</c>: any HTTP api, described by connection and scheme instead of a manifest.</summary>
public sealed class GenericHttp : Connector
{
    private readonly Authenticator authenticator = new();

    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) =>
        builder
            .Name("http", GenericTexts.Title, GenericTexts.Description)
            .Options<GenericOptions>()
            .Api(
                new Api
                {
                    Name = "request",
                    Title = GenericTexts.Request,
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                    Parameters =
                    [
                        new ApiField
                        {
                            Name = RequestForm.CallMember,
                            Label = GenericTexts.Call,
                            Type = FieldType.Object,
                            Description = GenericTexts.CallKeys,
                        },
                    ],
                }
            );

    /// <inheritdoc/>
    public override async Task<LocalizedText> TestAsync(ConnectionContext context, CancellationToken cancellationToken)
    {
        using var caller = new HttpCaller(Vendor, context.Connection, authenticator, context.Clock);
        return await caller.TestAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override SourcePlan CompileSource(RequestDraft draft)
    {
        var call = new CallOptions(draft);
        var api = Read(call, draft, "GET");
        var options = draft.Connection?.As<GenericOptions>() ?? new GenericOptions();
        return new HttpSourcePlan(call.Request, Vendor, api, api.Paging is [var paging] ? Paginator.Create(paging) : null, authenticator)
        {
            PageSize = options.MaxPageSize,
        };
    }

    /// <inheritdoc/>
    public override TargetPlan CompileTarget(RequestDraft draft)
    {
        var call = new CallOptions(draft);
        return new HttpTargetPlan(call.Request, Vendor, Read(call, draft, "POST"), authenticator) { Batch = draft.Batch };
    }

    private static ApiDocument Read(CallOptions call, RequestDraft draft, string method)
    {
        var options = draft.Connection?.As<GenericOptions>() ?? new GenericOptions();
        var api = call.Read();
        api.Request!.Method = method;
        api.Request.Url = "{{ connection.url }}{{ path }}";
        foreach (var (name, value) in options.Headers)
        {
            api.Request.Headers[name] = value;
        }

        if (options.Signature.Length > 0)
        {
            api.Request.Signature = new SignatureDocument
            {
                Field = options.SignatureName,
                In = Enum.TryParse<Place>(options.SignatureIn, ignoreCase: true, out var place) ? place : Place.Header,
                Value = options.Signature,
            };
        }

        return api;
    }

    private static ConnectorDocument Vendor { get; } =
        new()
        {
            Connector = "http",
            Connection =
            [
                .. new[] { "password", "token", "clientSecret", "secret" }.Select(n => new OptionDocument { Name = n, Secret = true }),
            ],
            Auth = new AuthDocument
            {
                Kind = "{{ connection.auth }}",
                Username = "{{ connection.username }}",
                Password = "{{ connection.password }}",
                Value = "{{ connection.token }}",
                Name = "{{ connection.keyName }}",
                In = "{{ connection.keyIn }}",
                TokenUrl = "{{ connection.tokenUrl }}",
                ClientId = "{{ connection.clientId }}",
                ClientSecret = "{{ connection.clientSecret }}",
                Scope = "{{ connection.scope }}",
            },
            RateLimit = new RateDocument { Calls = "{{ connection.callsPerSecond }}" },
        };
}
