namespace QingYi.Web.Parts;

/// <summary>The addresses of the pages.</summary>
public static class ConsolePages
{
    public const string LogIn = "/login";
    public const string SetUp = "/setup";
    public const string LogOut = "/logout";
    public const string Language = "/language";
    public const string Theme = "/theme";
    public const string Schemes = "/schemes";
    public const string Records = "/records";
    public const string Runs = "/runs";
    public const string Connections = "/connections";
    public const string Connectors = "/connectors";
    public const string Errors = "/errors";
    public const string Settings = "/settings";
    public const string NotFound = "/not-found";

    public static string Scheme(string id) => $"{Schemes}/{Uri.EscapeDataString(id)}";

    public static string RecordsOf(string scheme) => $"{Scheme(scheme)}/records";

    public static string Record(string scheme, string id) => With($"{Scheme(scheme)}/record", "id", id);

    public static string Run(string run) => $"{Runs}/{Uri.EscapeDataString(run)}";

    public static string Connection(string name) => $"{Connections}/{Uri.EscapeDataString(name)}";

    public static string Error(string code) => $"{Errors}/{Uri.EscapeDataString(code)}";

    /// <summary>Adds a query to an address; an empty value adds nothing.</summary>
    public static string With(string page, params (string Name, string? Value)[] query) =>
        string.Join('&', query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}"))
            is { Length: > 0 } text
            ? $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{text}"
            : page;

    public static string With(string page, string name, string? value) => With(page, (name, value));

    /// <summary>Returns the address if it is one of this host, and the start page otherwise.</summary>
    public static string Own(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
            ? address
            : "/";
}
