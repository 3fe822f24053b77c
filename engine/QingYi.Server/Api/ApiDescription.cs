using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace QingYi.Server.Api;

/// <summary>The description of the API for programs: OpenAPI.</summary>
internal static class ApiDescription
{
    public static void Set(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type =>
            type.Type == typeof(LocalizedText) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options
            .AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info.Title = "QingYi 轻易";
                    return Task.CompletedTask;
                }
            )
            .AddSchemaTransformer(
                (schema, context, _) =>
                {
                    // Its converter, which writes a string, hides that from the schema.
                    if (context.JsonTypeInfo.Type == typeof(LocalizedText))
                    {
                        schema.Type = JsonSchemaType.String;
                    }

                    return Task.CompletedTask;
                }
            );
    }
}
