using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace QingYi.Engine.Environments;

/// <summary>Removes the secrets of the environment from all output.</summary>
public sealed class SecretMask
{
    private const int ShortestSecret = 4;
    private const string Hidden = "***";
    private readonly ConcurrentDictionary<string, bool> secrets = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds a secret, in every form in which output can contain it. A secret shorter than 4 characters is not masked, because it would
    /// match everywhere.
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

    /// <summary>Returns the text without secrets.</summary>
    public string Hide(string text)
    {
        foreach (var secret in secrets.Keys.OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        return text;
    }
}
