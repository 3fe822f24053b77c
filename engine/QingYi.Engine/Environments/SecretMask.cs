using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace QingYi.Engine.Environments;

/// <summary>Knows the secrets of the environment and takes them out of whatever a person or a file gets to see.</summary>
public sealed class SecretMask
{
    private const int ShortestSecret = 4;
    private const string Hidden = "***";
    private readonly ConcurrentDictionary<string, bool> secrets = new(StringComparer.Ordinal);

    /// <summary>
    /// Learns a secret, in the forms in which it could be met. Shorter than 4 characters: it would match everywhere, and is not masked.
    /// </summary>
    public void Add(string secret)
    {
        if (secret.Length < ShortestSecret)
        {
            return;
        }

        secrets[secret] = true;
        secrets[Uri.EscapeDataString(secret)] = true;
        secrets[JsonEncodedText.Encode(secret).ToString()] = true;
        secrets[Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))] = true;
    }

    /// <summary>The text without secrets.</summary>
    public string Hide(string text)
    {
        foreach (var secret in secrets.Keys.OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        return text;
    }
}
