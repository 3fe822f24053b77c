namespace QingYi.Engine.Hosting;

/// <summary>What a host runs.</summary>
/// <param name="Folder">The full path of the folder of scheme files.</param>
/// <param name="Environment">The environment: a path, or a name that is looked for in <c>environments/</c>; null: <c>default</c>.</param>
public sealed record SchemeHostOptions(string Folder, string? Environment);
