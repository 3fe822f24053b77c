namespace QingYi.Connectors.Http.Manifests;

/// <summary>Where a request contains its parameters.</summary>
internal enum BodyKind
{
    /// <summary>In the query of a GET; otherwise in the manifest's form if it has one, or in a JSON body.</summary>
    Auto,

    /// <summary>In a JSON body.</summary>
    Json,

    /// <summary>In an <c>application/x-www-form-urlencoded</c> body: the manifest's fields, or a field for each parameter.</summary>
    Form,

    /// <summary>In the URL's query.</summary>
    Query,
}
