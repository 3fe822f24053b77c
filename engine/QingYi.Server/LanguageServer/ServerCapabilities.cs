using System.Text.Json;

namespace QingYi.Server.LanguageServer;

/// <summary>What the language server can do, as it tells its client.</summary>
internal static class ServerCapabilities
{
    public static JsonElement Json { get; } =
        JsonElement.Parse(
            """
            {
              "positionEncoding": "utf-16",
              "textDocumentSync": { "openClose": true, "change": 2, "save": true },
              "completionProvider": { "triggerCharacters": ["{", "<", "|", ".", ":", " "] },
              "hoverProvider": true,
              "codeActionProvider": { "codeActionKinds": ["quickfix"] }
            }
            """
        );
}
