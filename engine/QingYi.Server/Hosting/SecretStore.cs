using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>
/// The secrets of one host, encrypted in its state directory: <c>secrets.json</c> holds them, <c>secret-keys/</c> the keys, and only their
/// owner may read either. A copy of the one without the other tells nothing.
/// </summary>
internal sealed class SecretStore(string directory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string file = Path.Combine(directory, "secrets.json");
    private readonly string keys = Path.Combine(directory, "secret-keys");

    /// <summary>What there is, without the values.</summary>
    public IEnumerable<string> Names => Read().Keys.Order(StringComparer.Ordinal);

    /// <summary>The file that holds them.</summary>
    public string File => file;

    public void Set(string name, string value)
    {
        var secrets = Read();
        secrets[name] = Protector().Protect(value);
        Write(secrets);
    }

    /// <summary>False: there was none of that name.</summary>
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

    /// <summary>The value; null: there is none of that name.</summary>
    /// <exception cref="StoreException">It was encrypted with keys that are not here.</exception>
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
            throw new StoreException(
                "QY5015",
                $"the secret '{name}' in {file} cannot be read with the keys in {keys}",
                $"Put the keys back that belong to it, or set it again: qingyi secrets set {name}",
                e
            );
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
                $"the secrets in {file} cannot be read: {e.Message.TrimEnd('.')}",
                "Mend its permissions, put a backup back, or remove the file and set the secrets again.",
                e
            );
        }
    }

    // Half a file would lose every secret: the new one takes the old one's place whole.
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
