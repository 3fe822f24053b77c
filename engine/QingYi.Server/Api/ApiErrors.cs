using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Errors of the API: problem details (RFC 9457) with <c>code</c> and <c>nextStep</c>, never a stack.</summary>
internal static partial class ApiErrors
{
    public static IResult NotFound(string what) => Problem(StatusCodes.Status404NotFound, "QY6001", what, "");

    public static IResult Wrong(string what) => Problem(StatusCodes.Status400BadRequest, "QY6002", what, "");

    public static IResult Problem(int status, string code, string detail, string nextStep) =>
        Results.Problem(
            detail,
            statusCode: status,
            title: code,
            extensions: new Dictionary<string, object?> { ["code"] = code, ["nextStep"] = nextStep }
        );

    /// <summary>Converts exceptions and empty error responses to problem details.</summary>
    public static void Use(IApplicationBuilder api) =>
        api.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context).ConfigureAwait(false);
                    if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && context.Response.ContentType is null)
                    {
                        await Refused(context.Response.StatusCode).ExecuteAsync(context).ConfigureAwait(false);
                    }
                }
                catch (Exception e) when (!context.Response.HasStarted && Of(e) is not null)
                {
                    await Of(e)!.ExecuteAsync(context).ConfigureAwait(false);
                }
            }
        );

    [GeneratedRegex("^Failed to bind parameter \".*? (\\w+)\" from")]
    private static partial Regex Parameter();

    private static IResult Refused(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => NotFound("there is nothing at this address; /api/v1/openapi.json lists the addresses"),
            StatusCodes.Status405MethodNotAllowed => Problem(
                status,
                "QY6002",
                "the address does not support this method",
                "/api/v1/openapi.json describes the API."
            ),
            StatusCodes.Status415UnsupportedMediaType => Problem(
                status,
                "QY6002",
                "the body must be JSON",
                "Send it with the header 'Content-Type: application/json'."
            ),
            _ => Problem(status, "QY6002", "the API cannot process the request", "/api/v1/openapi.json describes the API."),
        };

    private static IResult? Of(Exception exception) =>
        exception switch
        {
            StoreException e => Problem(
                e.Code is "QY5008" or "QY5014" ? StatusCodes.Status409Conflict : StatusCodes.Status503ServiceUnavailable,
                e.Code,
                e.Message,
                e.NextStep.ToString()
            ),
            UsageException e => Wrong(e.Message),
            RefusedException { Refusal: Refusal.NotFound } e => NotFound(e.Message),
            RefusedException { Refusal: Refusal.Conflict } e => Problem(StatusCodes.Status409Conflict, "QY6002", e.Message, ""),
            RefusedException { Refusal: Refusal.Busy } e => Problem(StatusCodes.Status429TooManyRequests, "QY6002", e.Message, ""),
            RefusedException e => Wrong(e.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem(
                StatusCodes.Status413PayloadTooLarge,
                "QY6002",
                "the body is larger than 10 MB",
                "Send several smaller lists."
            ),
            BadHttpRequestException e => Problem(
                e.StatusCode,
                "QY6002",
                Parameter().Replace(e.Message, "'$1' cannot be read from"),
                "Correct the request; /api/v1/openapi.json describes it."
            ),
            _ => null,
        };
}
