namespace QingYi.Web.Access;

/// <summary>Marks the endpoints of the console.</summary>
internal sealed class ConsolePart;
