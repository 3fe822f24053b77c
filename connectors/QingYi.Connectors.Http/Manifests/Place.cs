namespace QingYi.Connectors.Http.Manifests;

/// <summary>Where a request contains a single value.</summary>
internal enum Place
{
    /// <summary>With the other parameters.</summary>
    Body,

    /// <summary>In the URL's query.</summary>
    Query,

    /// <summary>In a header.</summary>
    Header,

    /// <summary>In the URL's path, in place of <c>{name}</c>.</summary>
    Path,

    /// <summary>In the form.</summary>
    Form,
}
