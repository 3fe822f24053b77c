using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>
/// The secrets of one host, encrypted in its state directory: <c>secrets.json</c> contains the secrets, <c>secret-keys/</c> the keys, and
/// only their owner may read either. A copy of one without the other reveals nothing.
/// </summary>
internal sealed class SecretStore(string directory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string file = Path.Combine(directory, "secrets.json");
    private readonly string keys = Path.Combine(directory, "secret-keys");

    /// <summary>The names of the secrets.</summary>
    public IEnumerable<string> Names => Read().Keys.Order(StringComparer.Ordinal);

    /// <summary>The file with the encrypted secrets.</summary>
    public string File => file;

    public void Set(string name, string value)
    {
        var secrets = Read();
        secrets[name] = Protector().Protect(value);
        Write(secrets);
    }

    /// <summary>Deletes a secret. False: there was none of that name.</summary>
    public bool Remove(string name)
    {
        var secrets = Read();
        if (!secrets.Remove(name))
        {
            return false;
        }

        Write(secrets);
        return true;
    }

    /// <summary>Returns a secret's value; null: there is none of that name.</summary>
    /// <exception cref="StoreException">The secret was encrypted with other keys.</exception>
    public string? Find(string name)
    {
        if (!Read().TryGetValue(name, out var hidden))
        {
            return null;
        }

        try
        {
            return Protector().Unprotect(hidden);
        }
        catch (CryptographicException e)
        {
            throw new StoreException("QY5015", HostingTexts.SecretUnreadable(name, file, keys), HostingTexts.RestoreKeys(name), e);
        }
    }

    private Dictionary<string, string> Read()
    {
        if (!System.IO.File.Exists(file))
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(System.IO.File.ReadAllText(file)) ?? [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                "QY5015",
                HostingTexts.SecretsUnreadable(file, e.Message.TrimEnd('.')),
                HostingTexts.CorrectSecretsFile,
                e
            );
        }
    }

    // A partly written file would lose every secret, so the new file replaces the old one atomically.
    private void Write(Dictionary<string, string> secrets)
    {
        var temporary = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, secrets);
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(temporary, file, overwrite: true);
    }

    private IDataProtector Protector()
    {
        var folder = OperatingSystem.IsWindows() ? Directory.CreateDirectory(keys) : MakePrivate();
        return DataProtectionProvider.Create(folder, setup => setup.SetApplicationName("QingYi")).CreateProtector("secrets");
    }

    [UnsupportedOSPlatform("windows")]
    private DirectoryInfo MakePrivate() => Directory.CreateDirectory(keys, OwnerOnly | UnixFileMode.UserExecute);
}
