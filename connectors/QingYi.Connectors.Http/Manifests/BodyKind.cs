namespace QingYi.Connectors.Http.Manifests;

/// <summary>Where the parameters of a request stand.</summary>
internal enum BodyKind
{
    /// <summary>In the query of a GET, else in the manifest's form where it has one, else in a JSON body.</summary>
    Auto,

    /// <summary>In a JSON body.</summary>
    Json,

    /// <summary>In an <c>application/x-www-form-urlencoded</c> body: the manifest's fields, or a field for each parameter.</summary>
    Form,

    /// <summary>In the URL's query.</summary>
    Query,
}
