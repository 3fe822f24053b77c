using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using QingYi.Engine.Access;
using QingYi.Engine.Documents;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Errors of the API: problem details (RFC 9457) with <c>code</c> and <c>nextStep</c>, never a stack.</summary>
internal static partial class ApiErrors
{
    public static IResult NotFound(LocalizedText what) => Problem(StatusCodes.Status404NotFound, "QY6001", what, LocalizedText.Empty);

    public static IResult Wrong(LocalizedText what) => Problem(StatusCodes.Status400BadRequest, "QY6002", what, LocalizedText.Empty);

    public static IResult Problem(int status, string code, LocalizedText detail, LocalizedText nextStep) =>
        Results.Problem(
            detail.ToString(),
            statusCode: status,
            title: code,
            extensions: new Dictionary<string, object?> { ["code"] = code, ["nextStep"] = nextStep.ToString() }
        );

    /// <summary>Reports that the system behind a connection fails.</summary>
    public static IResult Failed(RunFault fault) => Problem(StatusCodes.Status502BadGateway, fault.Code, fault.Message, fault.NextStep);

    /// <summary>Reports why a text is not accepted; <c>problems</c> has each cause with its position.</summary>
    public static IResult Problems(IReadOnlyList<Problem> problems) =>
        Results.Problem(
            string.Join('\n', problems.Select(p => p.Text.ToString())),
            statusCode: StatusCodes.Status400BadRequest,
            title: problems[0].Code,
            extensions: new Dictionary<string, object?>
            {
                ["code"] = problems[0].Code,
                ["nextStep"] = "",
                ["problems"] = DraftProblem.Of(problems),
            }
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
                    if (e is RefusedException { RetryAfter: { } wait })
                    {
                        context.Response.Headers.RetryAfter = $"{wait.TotalSeconds:0}";
                    }

                    await Of(e)!.ExecuteAsync(context).ConfigureAwait(false);
                }
            }
        );

    // The server's message names types of this program.
    private static LocalizedText Explain(string message) =>
        Parameter().Match(message) is { Success: true } parameter
            ? ApiTexts.BadParameter(parameter.Groups[1].Value, message[parameter.Length..])
            : LocalizedText.Of(message);

    [GeneratedRegex("^Failed to bind parameter \".*? (\\w+)\" from")]
    private static partial Regex Parameter();

    private static IResult Refused(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => NotFound(ApiTexts.NothingHere),
            StatusCodes.Status405MethodNotAllowed => Problem(status, "QY6002", ApiTexts.NoSuchMethod, ApiTexts.SeeDescription),
            StatusCodes.Status415UnsupportedMediaType => Problem(status, "QY6002", ApiTexts.BodyIsNotJson, ApiTexts.SendContentType),
            _ => Problem(status, "QY6002", ApiTexts.NotProcessed, ApiTexts.SeeDescription),
        };

    private static IResult? Of(Exception exception) =>
        exception switch
        {
            StoreException e => Problem(
                e.Code is "QY5008" or "QY5014" ? StatusCodes.Status409Conflict : StatusCodes.Status503ServiceUnavailable,
                e.Code,
                e.Text,
                e.NextStep
            ),
            UsageException e => Wrong(e.Text),
            RefusedException { Refusal: Refusal.NotFound } e => NotFound(e.Text),
            RefusedException { Refusal: Refusal.Conflict } e => Problem(
                StatusCodes.Status409Conflict,
                "QY6002",
                e.Text,
                LocalizedText.Empty
            ),
            RefusedException { Refusal: Refusal.Busy } e => Problem(
                StatusCodes.Status429TooManyRequests,
                e.RetryAfter is null ? "QY6002" : "QY6007",
                e.Text,
                LocalizedText.Empty
            ),
            RefusedException { Refusal: Refusal.Unknown } e => Problem(
                StatusCodes.Status401Unauthorized,
                "QY6004",
                e.Text,
                LocalizedText.Empty
            ),
            RefusedException { Refusal: Refusal.Forbidden } e => Problem(
                StatusCodes.Status403Forbidden,
                "QY6006",
                e.Text,
                LocalizedText.Empty
            ),
            RefusedException e => Wrong(e.Text),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem(
                StatusCodes.Status413PayloadTooLarge,
                "QY6002",
                ApiTexts.BodyTooLarge,
                ApiTexts.SendSmallerLists
            ),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Refused(
                StatusCodes.Status415UnsupportedMediaType
            ),
            BadHttpRequestException e => Problem(e.StatusCode, "QY6002", Explain(e.Message), ApiTexts.CorrectRequest),
            _ => null,
        };
}
