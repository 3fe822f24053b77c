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
            .Name("http", "HTTP", "任意 HTTP 接口,无需清单。Any HTTP api, without a manifest.")
            .Options<GenericOptions>()
            .Api(
                new Api
                {
                    Name = "request",
                    Title = "HTTP 请求",
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                    Parameters =
                    [
                        new ApiField
                        {
                            Name = RequestForm.CallMember,
                            Label = "调用方式",
                            Type = "object",
                            Description =
                                "path, method, query, headers, body (Json | Form | Query), records, paging, status, success, "
                                + "code, message, answer, rows.",
                        },
                    ],
                }
            );

    /// <inheritdoc/>
    public override async Task<string> TestAsync(Connection connection, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var caller = new HttpCaller(Vendor, connection, authenticator, clock);
        return await caller.TestAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override RequestPlan Compile(RequestDraft draft)
    {
        var options = draft.Connection?.As<GenericOptions>() ?? new GenericOptions();
        var api = new CallOptions(draft).Read();
        api.Request!.Method = draft.IsSource ? "GET" : "POST";
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

        return new HttpPlan(Vendor, api, api.Paging is [var paging] ? Paginator.Create(paging) : null, options.MaxPageSize)
        {
            Batch = draft.Batch,
        };
    }

    /// <inheritdoc/>
    public override Task<Source> OpenSourceAsync(SourceContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Source>(
            new HttpSource((HttpPlan)context.Plan, new HttpCaller(Vendor, context.Connection, authenticator, context.Clock, context.Pace))
        );

    /// <inheritdoc/>
    public override Task<Target> OpenTargetAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(
            new HttpTarget((HttpPlan)context.Plan, new HttpCaller(Vendor, context.Connection, authenticator, context.Clock, context.Pace))
        );

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
