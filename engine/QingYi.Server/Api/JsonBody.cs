using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Reads the body of a request: JSON in UTF-8 without duplicate or unknown keys.</summary>
internal static partial class JsonBody
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNotNullable } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="request">The request.</param>
    /// <param name="empty">The value of an empty body; null: an empty body is an error.</param>
    /// <exception cref="UsageException">The body is invalid.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, T? empty = null)
        where T : class
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        if (body.Length == 0)
        {
            return empty ?? throw new UsageException(ApiTexts.BodyMissing);
        }

        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException(ApiTexts.BodyIsNotJson.English, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Strict.GetString(body.GetBuffer(), 0, (int)body.Length), Format)
                ?? throw new UsageException(ApiTexts.BodyIsNull);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException(ApiTexts.BodyIsNotUtf8);
        }
        catch (JsonException e)
        {
            throw new UsageException(Explain(e));
        }
    }

    /// <summary>Returns the JSON of a record as it was sent, so that no digit is lost.</summary>
    public static ReadOnlyMemory<byte> Bytes(JsonElement record) => Encoding.UTF8.GetBytes(record.GetRawText());

    // A value that is missing must not become a null where the code expects none.
    private static void RequireWhatIsNotNullable(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired |=
                property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false, ParameterType.IsValueType: false };
        }
    }

    // The serializer's message names types of this program; a caller only needs the path and the position.
    private static LocalizedText Explain(JsonException e)
    {
        var place = e.Path is { Length: > 1 } path ? LocalizedText.Of($"'{path.TrimStart('$', '.')}'") : ApiTexts.Body;
        return e.Message.Contains("missing required", StringComparison.Ordinal) && Names().Matches(e.Message) is [_, var first, ..]
                ? ApiTexts.KeyMissing(first.Groups[1].Value)
            : e.Message.Contains("could not be mapped", StringComparison.Ordinal) ? ApiTexts.UnknownKey(place)
            : e.Message.Contains("could not be converted", StringComparison.Ordinal) ? ApiTexts.WrongType(place)
            : e.Message.Contains("uplicate", StringComparison.Ordinal) ? ApiTexts.KeyTwice(place)
            : ApiTexts.InvalidJson(e.LineNumber + 1, e.BytePositionInLine + 1);
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Names();
}
