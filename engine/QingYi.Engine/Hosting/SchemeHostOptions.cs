namespace QingYi.Engine.Hosting;

/// <summary>The folder and the environment of a host.</summary>
/// <param name="Folder">The full path of the folder of scheme files.</param>
/// <param name="Environment">The environment: a path, or a name to look up in <c>environments/</c>; null: <c>default</c>.</param>
public sealed record SchemeHostOptions(string Folder, string? Environment);
